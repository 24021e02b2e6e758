import { words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, whole, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { modal } from './app-frame.ts';
import type { Sayings } from './sayings.ts';

/** A picture that is about to become a story: stickers above, who may see it below. It has no caption. */
export function storyEditorView(picture: string, { create, story }: Sayings): UiNode {
  const bottom = rect(0, contentBottom - 190, 1080, 190);
  const choice = (left: number, label: string, onTap: PhoneEvent) =>
    node('Button', rect(left, bottom.top + 30, 460, 120), {
      text: label,
      description: label,
      onTap,
      look: [
        { kind: 'fill', color: '#2b3138', radius: 60 },
        words(label, { size: 36, color: '#ffffff', bold: true, align: 'center' }),
      ],
    });
  return modal([
    node(
      'FrameLayout',
      whole,
      { id: 'quick_capture_root_container', look: { kind: 'fill', color: '#0c1014' } },
      [
        node('ImageView', rect(0, statusBarHeight, 1080, bottom.top - statusBarHeight), {
          id: 'capture_interactive_drawable_container',
          look: { kind: 'picture', sha256: picture, fit: 'contain' },
        }),
        node('LinearLayout', rect(10, statusBarHeight + 10, 1060, 130), { id: 'edit_buttons_toolbar' }, [
          node('Button', rect(18, statusBarHeight + 20, 110, 110), {
            id: 'cancel_button',
            description: create.cancel,
            onTap: { kind: 'back' },
            look: { kind: 'icon', name: 'back', size: 64, color: '#ffffff' },
          }),
          node('Button', rect(940, statusBarHeight + 20, 110, 110), {
            id: 'asset_button',
            description: 'Stickers',
            onTap: { kind: 'nothing' },
            look: { kind: 'icon', name: 'sparkles', size: 64, color: '#ffffff' },
          }),
        ]),
        node('LinearLayout', bottom, { id: 'post_capture_button_share_container' }, [
          choice(40, story.mine, { kind: 'share', refusal: null }),
          choice(530, story.friends, { kind: 'nothing' }),
        ]),
      ],
    ),
  ]);
}
