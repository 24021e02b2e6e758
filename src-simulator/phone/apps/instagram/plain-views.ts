import { palette, words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { sample, type ViewContext } from '../view-context.ts';
import type { InstagramState } from './instagram-state.ts';
import { tabBarTop } from './tab-bar.ts';

const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);

/** The reels player with one clip. */
export function reelsView(context: ViewContext): UiNode {
  return node('FrameLayout', area, { id: 'root_clips_layout', look: { kind: 'fill', color: '#000000' } }, [
    node('FrameLayout', area, {
      id: 'clips_video_container',
      onTap: { kind: 'nothing' },
      look: { kind: 'picture', sha256: sample(context, 4) },
    }),
    node('Button', rect(40, tabBarTop - 180, 600, 80), {
      id: 'clips_author_username',
      text: 'atlas.bakery',
      onTap: { kind: 'nothing' },
      look: words('atlas.bakery', { size: 42, color: '#ffffff', bold: true }),
    }),
    node('ImageView', rect(960, tabBarTop - 620, 90, 90), {
      id: 'like_button',
      description: 'Like',
      onTap: { kind: 'nothing' },
      look: { kind: 'icon', name: 'heart', size: 76, color: '#ffffff' },
    }),
  ]);
}

/** The messages, empty. */
export function inboxView(state: InstagramState): UiNode {
  const text = 'No messages yet';
  return node('FrameLayout', area, { id: 'direct_inbox_container' }, [
    node('TextView', rect(40, statusBarHeight + 30, 900, 76), {
      id: 'igds_action_bar_title',
      text: state.active,
      look: words(state.active, { size: 46, color: palette.ink, bold: true }),
    }),
    node('TextView', rect(140, 1000, 800, 80), {
      id: 'row_inbox_empty',
      text,
      look: words(text, { size: 40, color: palette.muted, align: 'center' }),
    }),
  ]);
}
