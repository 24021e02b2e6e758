import { words, type IconName } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, whole, type UiNode } from '../../screen/node.ts';
import { toScreen } from './back-from.ts';
import { modal } from './app-frame.ts';
import type { Sayings } from './sayings.ts';

const filters = [
  { name: 'Normal', tint: 'rgba(0,0,0,0)' },
  { name: 'Oslo', tint: 'rgba(120,150,190,0.28)' },
  { name: 'Lagos', tint: 'rgba(255,170,60,0.28)' },
  { name: 'Jakarta', tint: 'rgba(60,160,140,0.25)' },
] as const;

/** Filters and tools for the chosen picture. */
export function editorView(
  making: 'photo' | 'carousel' | 'video',
  files: readonly string[],
  { create }: Sayings,
): UiNode {
  const picture = files[0] ?? '';
  const bottom = rect(30, contentBottom - 150, 1020, 110);
  const next = rect(810, bottom.top, 240, 110);
  const tools: readonly (readonly [string, string, IconName])[] = [
    ['clips_action_bar_volume_controls_button', 'Add audio', 'reels'],
    ['clips_action_bar_add_text_button', 'Add text', 'tag'],
    ['clips_action_bar_add_sticker_button', 'Add sticker', 'sparkles'],
    ['clips_action_bar_ar_effects_button', 'Effects', 'image'],
  ];
  return modal([
    node(
      'FrameLayout',
      whole,
      { id: 'quick_capture_root_container', look: { kind: 'fill', color: '#0c1014' } },
      [
        node('ImageView', rect(0, statusBarHeight + 150, 1080, 1350), {
          id: 'capture_interactive_drawable_container',
          description: making === 'video' ? 'Reel preview playing' : create.preview,
          look: { kind: 'picture', sha256: picture, fit: 'contain' },
        }),
        node('LinearLayout', rect(10, statusBarHeight + 10, 1060, 130), { id: 'edit_buttons_toolbar' }, [
          node('Button', rect(18, statusBarHeight + 20, 110, 110), {
            id: 'cancel_button',
            description: create.cancel,
            onTap: { kind: 'back' },
            look: { kind: 'icon', name: 'back', size: 64, color: '#ffffff' },
          }),
        ]),
        making === 'video'
          ? null
          : node(
              'androidx.recyclerview.widget.RecyclerView',
              rect(0, 1620, 1080, 270),
              { id: 'filter_list' },
              filters.map(({ name, tint }, at) => filter(picture, name, tint, at)),
            ),
        node(
          'androidx.recyclerview.widget.RecyclerView',
          rect(0, 1940, 1080, 160),
          { id: 'creation_toolbar_recyclerview' },
          tools.map(([id, description, name], at) =>
            node('Button', rect(60 + at * 260, 1960, 120, 120), {
              id,
              description,
              onTap: { kind: 'nothing' },
              look: [
                { kind: 'fill', color: '#262b31', radius: 60 },
                { kind: 'icon', name, size: 60, color: '#ffffff' },
              ],
            }),
          ),
        ),
        node('ViewGroup', bottom, { id: 'clips_action_bar' }, [
          node(
            'Button',
            next,
            {
              id: 'clips_right_action_button',
              description: create.next,
              onTap: toScreen({ name: 'caption', making, files, caption: '', typing: false }),
              look: { kind: 'fill', color: '#4a5df9', radius: 55 },
            },
            [
              node('TextView', rect(next.left + 20, next.top + 25, 200, 60), {
                text: create.next,
                look: words(create.next, { size: 40, color: '#ffffff', bold: true, align: 'center' }),
              }),
            ],
          ),
        ]),
      ],
    ),
  ]);
}

function filter(picture: string, name: string, tint: string, at: number): UiNode {
  const left = 36 + at * 260;
  return node(
    'Button',
    rect(left, 1630, 230, 250),
    { description: name, flags: at === 0 ? ['selected'] : [], onTap: { kind: 'nothing' } },
    [
      node('ImageView', rect(left, 1630, 230, 190), {
        look: { kind: 'picture', sha256: picture, radius: 18, tint },
      }),
      node('TextView', rect(left, 1826, 230, 50), {
        text: name,
        look: words(name, { size: 30, color: '#ffffff', align: 'center', bold: at === 0 }),
      }),
    ],
  );
}
