import { palette, words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { actionBarHeight } from './home-view.ts';
import type { Sayings } from './sayings.ts';

/** The top bar of a screen one step in: back arrow, title, and at most one button at the right. */
export function titleBar(title: string, say: Sayings, button: UiNode | null): UiNode {
  const bar = rect(0, statusBarHeight, 1080, actionBarHeight);
  return node('FrameLayout', bar, { id: 'action_bar_container' }, [
    node('LinearLayout', bar, { id: 'action_bar', look: { kind: 'fill', color: palette.paper } }, [
      node('LinearLayout', rect(0, bar.top, 880, actionBarHeight), { id: 'action_bar_new_title_container' }, [
        node('ImageView', rect(0, bar.top, 136, actionBarHeight), {
          id: 'action_bar_button_back',
          description: say.create.back,
          onTap: { kind: 'back' },
          look: { kind: 'icon', name: 'back', size: 64 },
        }),
        node('TextView', rect(160, bar.top + 28, 620, 80), {
          id: 'action_bar_title',
          text: title,
          description: title,
          look: words(title, { size: 46, color: palette.ink, bold: true }),
        }),
      ]),
      button,
    ]),
  ]);
}
