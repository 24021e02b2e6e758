import { list, row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import type { GalleryPicture } from '../phone-state.ts';
import { activity } from './tiktok-places.ts';
import type { TikTokScreen } from './tiktok-state.ts';
import { does, label, nothing, to, type TikTokUi } from './tiktok-ui.ts';

type Gallery = Extract<TikTokScreen, { name: 'gallery' }>;

const columns = 3;
const pitch = 361;
const cell = 354;
const footerHeight = 200;

/** The phone's videos and pictures, newest first. A circle in the corner chooses one; Next takes it. */
export function galleryView(ui: TikTokUi, screen: Gallery): UiNode {
  const { gallery } = ui.phone;
  const shown = gallery.filter(({ durationMs }) => !screen.videosOnly || durationMs !== null);
  const top = statusBarHeight + 250;
  const grid = rect(0, top, 1080, contentBottom - footerHeight - top);
  const rows = Array.from({ length: Math.ceil(shown.length / columns) }, (_, at) => at);
  return activity([
    ...header(ui, screen),
    list(
      'androidx.recyclerview.widget.RecyclerView',
      grid,
      screen.scroll,
      {},
      rows.map((at) =>
        row(pitch, (area) =>
          node(
            'LinearLayout',
            area,
            {},
            shown
              .slice(at * columns, at * columns + columns)
              .map((file, column) => tile(ui, screen, file, rect(5 + column * pitch, area.top, cell, cell))),
          ),
        ),
      ),
    ),
    footer(
      ui,
      gallery.find(({ path }) => path === screen.selected) ?? null,
      rect(0, contentBottom - footerHeight, 1080, footerHeight),
    ),
  ]);
}

function header({ id, say }: TikTokUi, { videosOnly }: Gallery): readonly UiNode[] {
  const top = statusBarHeight;
  const tabs = [
    [say.all, !videosOnly, does({ kind: 'videos_only', on: false })],
    [say.videos, videosOnly, does({ kind: 'videos_only', on: true })],
    [say.photos, false, nothing],
  ] as const;
  return [
    node('ImageView', rect(21, top + 8, 105, 105), {
      id: id('pickerClose'),
      description: say.close,
      onTap: { kind: 'back' },
      look: { kind: 'icon', name: 'close', size: 54 },
    }),
    node('LinearLayout', rect(342, top + 10, 396, 95), { id: id('album'), onTap: nothing }, [
      label(
        rect(360, top + 20, 360, 75),
        say.recents,
        { size: 42, bold: true, align: 'center' },
        { id: 'tv_title' },
      ),
    ]),
    ...tabs.map(([text, chosen, onTap], at) => {
      const area = rect(40 + at * 250, top + 120, 240, 110);
      const flags = chosen ? (['selected'] as const) : [];
      return node('FrameLayout', area, { description: text, flags, onTap }, [
        label(
          area,
          text,
          { size: 38, bold: chosen, color: chosen ? palette.ink : palette.muted, align: 'center' },
          { flags },
        ),
      ]);
    }),
  ];
}

function tile({ id }: TikTokUi, screen: Gallery, file: GalleryPicture, area: Rect): UiNode {
  const chosen = file.path === screen.selected;
  const tick = rect(area.right - 80, area.top + 16, 64, 64);
  return node('FrameLayout', area, { onTap: nothing, look: { kind: 'picture', sha256: file.sha256 } }, [
    node('Button', tick, {
      id: id('tick'),
      text: chosen ? '1' : '',
      flags: chosen ? ['selected'] : [],
      onTap: does({ kind: 'select', path: file.path }),
      look: chosen
        ? [
            { kind: 'fill', color: '#fe2c55', radius: 32 },
            words('1', { size: 36, color: '#ffffff', bold: true, align: 'center' }),
          ]
        : [{ kind: 'outline', color: '#ffffff', radius: 32, width: 5 }],
    }),
    file.durationMs === null
      ? null
      : label(
          rect(area.right - 130, area.bottom - 60, 124, 52),
          clockOf(file.durationMs),
          { size: 34, color: '#ffffff', bold: true, align: 'right' },
          { id: id('duration') },
        ),
  ]);
}

function footer({ id, say }: TikTokUi, chosen: GalleryPicture | null, area: Rect): UiNode {
  const next = rect(550, area.top + 42, 498, 116);
  const text = chosen ? `${say.next} (1)` : say.next;
  return node(
    'LinearLayout',
    area,
    { id: 'video_image_mixed_bottom_view_root', look: { kind: 'fill', color: palette.paper } },
    [
      label(rect(111, area.top + 60, 300, 80), say.selectMany, { size: 36 }, { id: id('selectMany') }),
      node('Button', next, {
        id: id('pickerNext'),
        text,
        ...(chosen ? { onTap: to({ name: 'editor', video: chosen.sha256 }) } : {}),
        look: [
          { kind: 'fill', color: chosen ? '#fe2c55' : '#f0c4cb', radius: 58 },
          words(text, { size: 42, color: '#ffffff', bold: true, align: 'center' }),
        ],
      }),
    ],
  );
}

function clockOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
