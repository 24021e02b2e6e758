import { row } from '../../screen/list.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { TikTokScreen, VideoList } from './tiktok-state.ts';
import { label, to, type TikTokUi } from './tiktok-ui.ts';
import { videosOf, type TikTokVideo } from './tiktok-videos.ts';

const tile = 358;
const tileHeight = 470;

/** Videos in rows of three; each opens over the whole screen, and back leads to `from`. */
export function videoRows(ui: TikTokUi, videos: VideoList, from: TikTokScreen): ReturnType<typeof row>[] {
  const shown = videosOf(ui.app, videos, ui.context);
  const rows = Array.from({ length: Math.ceil(shown.length / 3) }, (_, at) => at);
  return rows.map((at) =>
    row(tileHeight + 4, (place) =>
      node(
        'GridView',
        place,
        {},
        shown.slice(at * 3, at * 3 + 3).map((video, column) => {
          const area = rect(column * 361, place.top, tile, tileHeight);
          const onTap = to({ name: 'video', list: videos, place: at * 3 + column, from });
          return videoTile(ui, video, area, onTap);
        }),
      ),
    ),
  );
}

/** A video in a grid, with how often it was played. */
function videoTile(ui: TikTokUi, video: TikTokVideo, area: Rect, onTap: PhoneEvent): UiNode {
  const plays = `${120 + video.seed * 7}`;
  return node('FrameLayout', area, { onTap }, [
    node('ImageView', area, { id: 'cover', look: { kind: 'picture', sha256: video.picture } }),
    label(
      rect(area.left + 16, area.bottom - 60, 200, 50),
      plays,
      { size: 32, color: '#ffffff', bold: true },
      { id: ui.id('playCount') },
    ),
  ]);
}
