import { palette, words } from '../../screen/look.ts';
import { node, rect, screenSize, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { keyboardTop } from '../../screen/window.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { toScreen } from './back-from.ts';
import type { InstagramScreen, InstagramState } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';

type Comments = Extract<InstagramScreen, { name: 'comments' }>;

const nothing: PhoneEvent = { kind: 'nothing' };
const rowHeight = 200;
const composer = { top: keyboardTop - 150, height: 130 };

/** Comments made up by others. */
const earlier = [
  { handle: 'fern.pottery', text: 'Lovely light.' },
  { handle: 'cedar.cycles', text: 'See you on Sunday?' },
] as const;

/** The sheet of comments. It covers the post, whose buttons stay in the tree below it. */
export function commentsSheet(state: InstagramState, screen: Comments, say: Sayings): UiNode {
  const page = rect(0, statusBarHeight, 1080, screenSize.height - statusBarHeight);
  const title = rect(275, statusBarHeight + 50, 530, 110);
  const body = rect(0, statusBarHeight + 170, 1080, page.bottom - statusBarHeight - 170);
  const written = state.social.comments.filter(({ post }) => post === screen.post).toReversed();
  return node('FrameLayout', page, { id: 'bottom_sheet_container' }, [
    node('Button', page, {
      id: 'background_dimmer',
      onTap: toScreen(screen.from),
      look: { kind: 'shade', opacity: 0.55 },
    }),
    node(
      'FrameLayout',
      rect(0, page.top + 1, 1080, page.bottom - page.top - 1),
      {
        id: 'layout_container_bottom_sheet',
        onTap: nothing,
        look: { kind: 'fill', color: palette.paper, radius: 44 },
      },
      [
        node('TextView', title, {
          id: 'title_text_view',
          text: say.comments.title,
          look: words(say.comments.title, { size: 44, color: palette.ink, bold: true, align: 'center' }),
        }),
        node('FrameLayout', body, { id: 'bottom_sheet_container_view' }, [
          node(
            'FrameLayout',
            rect(0, body.top, 1080, composer.top - body.top),
            { id: 'list_view_container' },
            [...written, ...earlier]
              .slice(0, 5)
              .map((comment, at) => commentRow(comment, body.top + at * rowHeight, say)),
          ),
          composerView(state, screen, say),
        ]),
      ],
    ),
  ]);
}

/** A comment: rows of this kind have no resource ids. */
function commentRow(
  comment: { readonly handle: string; readonly text: string },
  top: number,
  say: Sayings,
): UiNode {
  const text = `${comment.handle} ${comment.text}`;
  return node('ViewGroup', rect(0, top, 1080, rowHeight), {}, [
    node('ImageView', rect(40, top + 40, 100, 100), {
      onTap: nothing,
      look: { kind: 'avatar', name: comment.handle },
    }),
    node('ViewGroup', rect(170, top + 30, 760, 100), {
      text,
      description: text,
      look: words(text, { size: 36, color: palette.ink, lines: 2 }),
    }),
    node('Button', rect(170, top + 135, 160, 50), {
      text: say.comments.reply,
      description: say.comments.reply,
      onTap: nothing,
      look: words(say.comments.reply, { size: 30, color: palette.muted, bold: true }),
    }),
    node('ImageView', rect(950, top + 40, 90, 90), {
      onTap: nothing,
      look: { kind: 'icon', name: 'heart', size: 40, color: palette.muted },
    }),
  ]);
}

function composerView(state: InstagramState, screen: Comments, say: Sayings): UiNode {
  const area = rect(0, composer.top, 1080, composer.height);
  const field = rect(160, area.top + 15, 700, 100);
  const shown = screen.text === '' ? say.comments.hint : screen.text;
  return node('ViewGroup', area, { id: 'comment_composer_parent_updated' }, [
    node('ImageView', rect(34, area.top + 15, 100, 100), {
      id: 'comment_composer_left_image_view',
      look: { kind: 'avatar', name: state.active },
    }),
    node('AutoCompleteTextView', field, {
      id: 'layout_comment_thread_edittext_multiline',
      text: screen.text,
      hint: say.comments.hint,
      flags: screen.typing ? ['focused', 'long-clickable'] : ['long-clickable'],
      onTap: { kind: 'in_instagram', act: { kind: 'focus_field' } },
      look: [
        { kind: 'fill', color: palette.field, radius: 50 },
        words(`  ${shown}`, { size: 36, color: screen.text === '' ? palette.muted : palette.ink }),
      ],
    }),
    screen.text.trim() === ''
      ? null
      : node('FrameLayout', rect(890, area.top + 15, 170, 100), {
          id: 'layout_comment_thread_post_button_click_area',
          description: say.comments.post,
          onTap: { kind: 'in_instagram', act: { kind: 'send_comment' } },
          look: [
            { kind: 'fill', color: '#4a5df9', radius: 50 },
            { kind: 'icon', name: 'send', size: 52, color: '#ffffff' },
          ],
        }),
  ]);
}
