import { list, row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import type { GalleryPicture } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';
import { iconButton, page } from './threads-frame.ts';
import { threadsAge, type ThreadsWords } from './threads-words.ts';

const barHeight = 140;
const pitch = 360;

/** The phone's pictures, newest first; several may be chosen, in the order they were tapped. */
export function pickerView(
  gallery: readonly GalleryPicture[],
  chosen: readonly string[],
  scroll: number,
  context: ViewContext,
  said: ThreadsWords,
): UiNode {
  const bar = rect(0, statusBarHeight, 1080, barHeight);
  const grid = rect(0, bar.bottom, 1080, contentBottom - bar.bottom);
  const rows = Array.from({ length: Math.ceil(gallery.length / 3) }, (_, at) => at);
  return page([
    node('ViewGroup', bar, {}, [
      iconButton(rect(10, bar.top, 120, barHeight), said.back, 'close', { kind: 'back' }),
      node('TextView', rect(300, bar.top, 480, barHeight), {
        text: said.pictures,
        look: words(said.pictures, { size: 44, color: palette.ink, bold: true, align: 'center' }),
      }),
      node('Button', rect(820, bar.top + 20, 240, 100), {
        text: said.done,
        ...(chosen.length > 0
          ? { onTap: { kind: 'in_threads', act: { kind: 'attach' } } as const }
          : { flags: ['disabled', 'clickable'] as const }),
        look: words(said.done, {
          size: 42,
          color: chosen.length > 0 ? palette.blue : palette.muted,
          bold: true,
          align: 'center',
        }),
      }),
    ]),
    list(
      'androidx.recyclerview.widget.RecyclerView',
      grid,
      scroll,
      {},
      rows.map((at) =>
        row(pitch, (area) =>
          node(
            'ViewGroup',
            area,
            {},
            gallery
              .slice(at * 3, at * 3 + 3)
              .map((picture, column) =>
                cell(picture, chosen, rect(column * pitch, area.top, pitch - 6, pitch - 6), context, said),
              ),
          ),
        ),
      ),
    ),
  ]);
}

function cell(
  { path, sha256, addedAt }: GalleryPicture,
  chosen: readonly string[],
  area: Rect,
  { now }: ViewContext,
  said: ThreadsWords,
): UiNode {
  const place = chosen.indexOf(path) + 1;
  const badge = rect(area.right - 84, area.top + 14, 70, 70);
  return node(
    'ViewGroup',
    area,
    {
      id: 'gallery_picker_grid_item_container',
      description: `${said.photo}, ${threadsAge(said, now, addedAt)}`,
      flags: place > 0 ? ['selected'] : [],
      onTap: { kind: 'in_threads', act: { kind: 'choose_picture', path } },
      look: { kind: 'picture', sha256 },
    },
    [
      node('View', badge, {
        look:
          place > 0
            ? [
                { kind: 'fill', color: palette.blue, radius: 35 },
                words(String(place), { size: 38, color: palette.paper, bold: true, align: 'center' }),
              ]
            : { kind: 'outline', color: palette.paper, radius: 35, width: 5 },
      }),
    ],
  );
}
