import { words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { does, label, nothing, type TikTokUi } from './tiktok-ui.ts';

const progress = '62%';

/** What the app says over its feed about uploads: one on its way, one that was refused, or one that just went through. */
export function uploadNotices(ui: TikTokUi): readonly UiNode[] {
  const { app, say } = ui;
  const own = app.uploads.filter(({ handle }) => handle === app.active);
  const uploading = own.find(({ refused }) => !refused);
  const refused = own.find((upload) => upload.refused);
  const cards: UiNode[] = [];
  if (uploading) cards.push(progressCard(ui, uploading.video));
  if (refused) cards.push(notice(ui, say.refused, refused.id));
  else if (app.donePosting !== null && !uploading) cards.push(notice(ui, say.donePosting, null));
  return cards;
}

function progressCard({ id }: TikTokUi, video: string): UiNode {
  const area = rect(30, statusBarHeight + 160, 160, 214);
  return node('FrameLayout', area, { onTap: nothing, look: { kind: 'picture', sha256: video, radius: 14 } }, [
    node('View', area, { look: { kind: 'shade', opacity: 0.4 } }),
    label(
      rect(area.left, area.top + 70, 160, 70),
      progress,
      { size: 44, color: '#ffffff', bold: true, align: 'center' },
      { id: id('progress') },
    ),
  ]);
}

function notice({ id }: TikTokUi, text: string, refused: number | null): UiNode {
  const area = rect(30, statusBarHeight + 160, 1020, 150);
  return node('LinearLayout', area, { look: { kind: 'fill', color: '#ffffff', radius: 24 } }, [
    node('TextView', rect(70, area.top + 30, refused === null ? 930 : 800, 90), {
      id: id('notice'),
      text,
      look: words(text, { size: 36, color: '#161823', bold: true, lines: 2 }),
    }),
    refused === null
      ? null
      : node('ImageView', rect(920, area.top + 30, 100, 90), {
          id: id('discardUpload'),
          onTap: does({ kind: 'discard_upload', upload: refused }),
          look: { kind: 'icon', name: 'close', size: 48, color: '#8a8f98' },
        }),
  ]);
}
