import { list, row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { toScreen } from '../back.ts';
import type { GalleryPicture } from '../phone-state.ts';
import { ago, type ViewContext } from '../view-context.ts';
import { contentBottom, whole } from './app-frame.ts';
import { actionBarHeight } from './home-view.ts';

const previewHeight = 1080;
const folderHeight = 140;
const cell = 267;
const cellPitch = 271;

/** "New post": a preview of the chosen picture over the phone's pictures, newest first. */
export function galleryView(
  gallery: readonly GalleryPicture[],
  selected: string | null,
  scroll: number,
  context: ViewContext,
): UiNode {
  const chosen = gallery.find(({ path }) => path === selected) ?? gallery[0] ?? null;
  const previewTop = statusBarHeight + actionBarHeight;
  const gridTop = previewTop + previewHeight + folderHeight;
  const body = rect(0, previewTop, 1080, contentBottom - previewTop);
  const preview = rect(0, previewTop, 1080, previewHeight);
  const grid = rect(0, gridTop, 1080, contentBottom - gridTop);
  const rows = Array.from({ length: Math.ceil(gallery.length / 4) }, (_, at) => at);
  return node('FrameLayout', whole, { id: 'quick_capture_root_container' }, [
    topBar(chosen),
    node('LinearLayout', body, { id: 'gallery_picker_view', look: { kind: 'fill', color: palette.paper } }, [
      node('FrameLayout', preview, { id: 'preview_container', look: { kind: 'fill', color: '#e8eaed' } }, [
        chosen
          ? node('ImageView', preview, {
              id: 'crop_image_view',
              description: 'Photo preview thumbnail',
              look: { kind: 'picture', sha256: chosen.sha256 },
            })
          : null,
      ]),
      folderBar(rect(0, previewTop + previewHeight, 1080, folderHeight)),
      node('FrameLayout', grid, { id: 'media_picker_container' }, [
        list(
          'GridView',
          grid,
          scroll,
          { id: 'media_picker_grid_view' },
          rows.map((at) => row(cellPitch, (area) => gridRow(gallery, at, chosen, area, context))),
        ),
      ]),
    ]),
  ]);
}

function topBar(chosen: GalleryPicture | null): UiNode {
  const bar = rect(0, statusBarHeight, 1080, actionBarHeight);
  return node(
    'LinearLayout',
    bar,
    { id: 'action_bar_container', look: { kind: 'fill', color: palette.paper } },
    [
      node('ImageView', rect(0, bar.top, 136, actionBarHeight), {
        id: 'action_bar_cancel',
        description: 'Back to Home',
        onTap: { kind: 'back' },
        look: { kind: 'icon', name: 'close', size: 60 },
      }),
      node('TextView', rect(168, bar.top, 700, actionBarHeight), {
        id: 'new_post_title',
        text: 'New post',
        look: words('New post', { size: 46, color: palette.ink, bold: true }),
      }),
      chosen
        ? node('Button', rect(908, bar.top, 172, actionBarHeight), {
            id: 'next_button_textview',
            text: 'Next',
            description: 'Next',
            onTap: toScreen({ name: 'editor', picture: chosen.sha256 }),
            look: words('Next', { size: 42, color: palette.blue, bold: true, align: 'center' }),
          })
        : null,
    ],
  );
}

function folderBar(area: Rect): UiNode {
  return node('LinearLayout', area, { id: 'unified_camera_options_holder' }, [
    node('TextView', rect(0, area.top, 352, folderHeight), {
      id: 'gallery_folder_menu_tv',
      text: 'Recents',
      onTap: { kind: 'nothing' },
      look: words('   Recents', { size: 40, color: palette.ink, bold: true }),
    }),
    node('LinearLayout', rect(500, area.top + 24, 420, 92), {
      id: 'multi_select_slide_button_alt',
      description: 'Select multiple',
      onTap: { kind: 'nothing' },
      look: [
        { kind: 'fill', color: palette.field, radius: 46 },
        words('Select multiple', { size: 32, color: palette.ink, bold: true, align: 'center' }),
      ],
    }),
    node('ImageView', rect(948, area.top + 22, 96, 96), {
      id: 'unified_camera_button',
      description: 'Camera',
      onTap: { kind: 'nothing' },
      look: [
        { kind: 'fill', color: palette.field, radius: 48 },
        { kind: 'icon', name: 'camera', size: 52 },
      ],
    }),
  ]);
}

function gridRow(
  gallery: readonly GalleryPicture[],
  at: number,
  chosen: GalleryPicture | null,
  area: Rect,
  context: ViewContext,
): UiNode {
  const pictures = gallery.slice(at * 4, at * 4 + 4);
  return node(
    'LinearLayout',
    area,
    {},
    pictures.map((picture, column) => {
      const place = rect(column * cellPitch, area.top, cell, cell);
      const isChosen = picture === chosen;
      return node(
        'ViewGroup',
        place,
        {
          description: `Photo thumbnail, Added on ${ago(context, picture.addedAt)}`,
          flags: isChosen ? ['long-clickable', 'selected'] : ['long-clickable'],
          onTap: { kind: 'select_picture', path: picture.path },
        },
        [
          node('View', place, {
            id: 'gallery_picker_grid_item_thumbnail',
            look: { kind: 'picture', sha256: picture.sha256 },
          }),
          node('View', place, {
            id: 'gallery_picker_item_overlay',
            look: isChosen ? [{ kind: 'fill', color: 'rgba(255,255,255,0.55)' }] : [],
          }),
        ],
      );
    }),
  );
}
