import { list, row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import {
  contentBottom,
  node,
  rect,
  statusBarHeight,
  whole,
  type Rect,
  type UiNode,
} from '../../screen/node.ts';
import { toScreen } from './back-from.ts';
import type { GalleryPicture } from '../phone-state.ts';
import { mediumOf } from './clips-gallery-view.ts';
import { actionBarHeight } from './home-view.ts';
import { since, type InstagramContext } from './instagram-context.ts';
import type { InstagramScreen } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';

type Gallery = Extract<InstagramScreen, { name: 'gallery' }>;

const previewHeight = 1080;
const folderHeight = 140;
const cell = 267;
const cellPitch = 271;

/** "New post": a preview of the chosen picture over the phone's pictures, newest first. */
export function galleryView(
  gallery: readonly GalleryPicture[],
  screen: Gallery,
  context: InstagramContext,
): UiNode {
  const { say } = context;
  const chosen = gallery.find(({ path }) => path === screen.selected.at(-1)) ?? null;
  const previewTop = statusBarHeight + actionBarHeight;
  const gridTop = previewTop + previewHeight + folderHeight;
  const body = rect(0, previewTop, 1080, contentBottom - previewTop);
  const preview = rect(0, previewTop, 1080, previewHeight);
  const grid = rect(0, gridTop, 1080, contentBottom - gridTop);
  const rows = Array.from({ length: Math.ceil(gallery.length / 4) }, (_, at) => at);
  return node('FrameLayout', whole, { id: 'quick_capture_root_container' }, [
    topBar(gallery, screen, say),
    node('LinearLayout', body, { id: 'gallery_picker_view', look: { kind: 'fill', color: palette.paper } }, [
      node('FrameLayout', preview, { id: 'preview_container', look: { kind: 'fill', color: '#e8eaed' } }, [
        chosen
          ? node('ImageView', preview, {
              id: 'crop_image_view',
              description: say.create.preview,
              look: { kind: 'picture', sha256: chosen.sha256 },
            })
          : null,
      ]),
      folderBar(rect(0, previewTop + previewHeight, 1080, folderHeight), screen, say),
      node('FrameLayout', grid, { id: 'media_picker_container' }, [
        list(
          'GridView',
          grid,
          screen.scroll,
          { id: 'media_picker_grid_view' },
          rows.map((at) => row(cellPitch, (area) => gridRow(gallery, at, screen, area, context))),
        ),
      ]),
    ]),
  ]);
}

function topBar(gallery: readonly GalleryPicture[], screen: Gallery, { create }: Sayings): UiNode {
  const bar = rect(0, statusBarHeight, 1080, actionBarHeight);
  const files = screen.selected.flatMap((path) => gallery.find((one) => one.path === path)?.sha256 ?? []);
  const making = files.length > 1 ? 'carousel' : 'photo';
  return node(
    'LinearLayout',
    bar,
    { id: 'action_bar_container', look: { kind: 'fill', color: palette.paper } },
    [
      node('ImageView', rect(0, bar.top, 136, actionBarHeight), {
        id: 'action_bar_cancel',
        description: create.cancel,
        onTap: { kind: 'back' },
        look: { kind: 'icon', name: 'close', size: 60 },
      }),
      node('TextView', rect(168, bar.top, 700, actionBarHeight), {
        id: 'new_post_title',
        text: create.newPost,
        look: words(create.newPost, { size: 46, color: palette.ink, bold: true }),
      }),
      files.length > 0
        ? node('Button', rect(858, bar.top, 222, actionBarHeight), {
            id: 'next_button_textview',
            text: create.next,
            description: create.next,
            onTap: toScreen({ name: 'editor', making, files }),
            look: words(create.next, { size: 40, color: palette.blue, bold: true, align: 'center' }),
          })
        : null,
    ],
  );
}

function folderBar(area: Rect, screen: Gallery, { create }: Sayings): UiNode {
  const several = screen.making === 'carousel';
  return node('LinearLayout', area, { id: 'unified_camera_options_holder' }, [
    node('TextView', rect(0, area.top, 352, folderHeight), {
      id: 'gallery_folder_menu_tv',
      text: create.recents,
      onTap: { kind: 'nothing' },
      look: words(`   ${create.recents}`, { size: 40, color: palette.ink, bold: true }),
    }),
    node('LinearLayout', rect(500, area.top + 24, 420, 92), {
      id: 'multi_select_slide_button_alt',
      description: create.selectMultiple,
      flags: several ? ['selected'] : [],
      onTap: { kind: 'in_instagram', act: { kind: 'select_multiple' } },
      look: [
        { kind: 'fill', color: several ? palette.blue : palette.field, radius: 46 },
        words(create.selectMultiple, {
          size: 32,
          color: several ? '#ffffff' : palette.ink,
          bold: true,
          align: 'center',
        }),
      ],
    }),
    node('ImageView', rect(948, area.top + 22, 96, 96), {
      id: 'unified_camera_button',
      description: create.camera,
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
  screen: Gallery,
  area: Rect,
  context: InstagramContext,
): UiNode {
  const pictures = gallery.slice(at * 4, at * 4 + 4);
  return node(
    'LinearLayout',
    area,
    {},
    pictures.map((picture, column) => {
      const place = rect(column * cellPitch, area.top, cell, cell);
      const number = screen.selected.indexOf(picture.path) + 1;
      const isChosen = number > 0;
      return node(
        'ViewGroup',
        place,
        {
          description: context.say.thumbnail(mediumOf(picture), since(context, picture.addedAt)),
          flags: isChosen ? ['long-clickable', 'selected'] : ['long-clickable'],
          onTap: { kind: 'in_instagram', act: { kind: 'choose', path: picture.path } },
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
          screen.making === 'carousel' ? bubble(place, number) : null,
        ],
      );
    }),
  );
}

function bubble(place: Rect, number: number): UiNode {
  return node('View', rect(place.right - 74, place.top + 14, 60, 60), {
    id: 'gallery_picker_item_count',
    look: [
      { kind: 'fill', color: number > 0 ? palette.blue : 'rgba(0,0,0,0.25)', radius: 30 },
      words(number > 0 ? String(number) : '', { size: 32, color: '#ffffff', bold: true, align: 'center' }),
    ],
  });
}
