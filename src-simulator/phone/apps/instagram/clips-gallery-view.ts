import { palette, words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, whole, type UiNode } from '../../screen/node.ts';
import type { GalleryPicture } from '../phone-state.ts';
import { toScreen } from './back-from.ts';
import { since, type InstagramContext } from './instagram-context.ts';
import type { Medium } from './sayings.ts';

const headerHeight = 136;
const menuHeight = 130;
const cellWidth = 354;
const cellHeight = 630;

/** "New reel" (videos) or "Add to story" (everything): a grid whose first cell is the camera. */
export function clipsGalleryView(
  gallery: readonly GalleryPicture[],
  making: 'video' | 'story',
  context: InstagramContext,
): UiNode {
  const { create } = context.say;
  const title = making === 'video' ? create.newReel : create.addToStory;
  const offered = making === 'video' ? gallery.filter((one) => mediumOf(one) === 'video') : gallery;
  const header = rect(0, statusBarHeight, 1080, headerHeight);
  const grid = rect(0, header.bottom + menuHeight, 1080, contentBottom - header.bottom - menuHeight);
  const place = (at: number) =>
    rect((at % 3) * (cellWidth + 6), grid.top + Math.floor(at / 3) * (cellHeight + 6), cellWidth, cellHeight);
  return node(
    'FrameLayout',
    whole,
    { id: 'quick_capture_root_container', look: { kind: 'fill', color: palette.paper } },
    [
      node(
        'ViewGroup',
        rect(0, header.top, 1080, contentBottom - header.top),
        { id: 'gallery_root_container' },
        [
          node('ViewGroup', header, { id: 'gallery_header' }, [
            node('Button', rect(0, header.top, 136, headerHeight), {
              id: 'gallery_cancel_button',
              description: create.backHome,
              onTap: { kind: 'back' },
              look: { kind: 'icon', name: 'close', size: 60 },
            }),
            node('TextView', rect(240, header.top + 30, 600, 76), {
              id: 'gallery_title_text',
              text: title,
              look: words(title, { size: 44, color: palette.ink, bold: true, align: 'center' }),
            }),
          ]),
          node('TextView', rect(40, header.bottom + 30, 500, 70), {
            id: 'gallery_folder_menu_tv',
            text: create.recents,
            look: words(create.recents, { size: 40, color: palette.ink, bold: true }),
          }),
          node('GridView', grid, { id: 'gallery_recycler_view' }, [
            node('Button', place(0), {
              description: create.camera,
              onTap: { kind: 'nothing' },
              look: [
                { kind: 'fill', color: palette.field },
                { kind: 'icon', name: 'camera', size: 90 },
              ],
            }),
            ...offered.slice(0, 8).map((picture, at) =>
              node('ViewGroup', place(at + 1), {}, [
                node('Button', place(at + 1), {
                  id: 'gallery_grid_item_thumbnail',
                  description: context.say.thumbnail(mediumOf(picture), since(context, picture.addedAt)),
                  onTap: toScreen({ name: 'editor', making, files: [picture.sha256] }),
                  look: { kind: 'picture', sha256: picture.sha256 },
                }),
              ]),
            ),
          ]),
        ],
      ),
    ],
  );
}

/** Whether a file of the gallery is a photo or a video. */
export function mediumOf({ durationMs }: GalleryPicture): Medium {
  return durationMs === null ? 'photo' : 'video';
}
