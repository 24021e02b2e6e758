import { palette, words } from '../../screen/look.ts';
import { contentBottom, node, rect, whole, type UiNode } from '../../screen/node.ts';
import { keyboardTop } from '../../screen/window.ts';
import { accountInUse } from '../phone-state.ts';
import type { TikTokScreen } from './tiktok-state.ts';
import { does, label, nothing, unresolved, type TikTokUi } from './tiktok-ui.ts';
import { authors, nameOf, watched } from './tiktok-videos.ts';

const panelTop = 760;
const rowHeight = 170;

/** The comments over the video. Send is there all the time and can be pressed only once something was typed. */
export function commentsView(ui: TikTokUi, screen: Extract<TikTokScreen, { name: 'comments' }>): UiNode {
  const { id, say, app } = ui;
  const video = watched(app, screen.over, ui.context);
  const written = app.comments.filter((comment) => comment.video === video?.id);
  const own = accountInUse(app);
  const shown = [
    ...written.map(
      ({ handle, text }) => [handle === own.handle ? own.displayName : nameOf(handle), text] as const,
    ),
    ...authors.slice(0, 3).map(({ displayName }, at) => [displayName, made[at] ?? ''] as const),
  ];
  const count = say.commentCount(String(64 + (video?.seed ?? 0) * 3 + written.length));
  const composerTop = (screen.typing ? keyboardTop : contentBottom) - 170;
  return node('FrameLayout', whole, {}, [
    node('LinearLayout', rect(0, 0, 1080, contentBottom), { id: 'viewpager_container' }, [
      node('FrameLayout', rect(0, panelTop, 1080, contentBottom - panelTop), {
        look: { kind: 'fill', color: palette.paper, radius: 36 },
      }),
      label(rect(240, panelTop + 20, 600, 70), count, { size: 36, bold: true, align: 'center' }),
      node('ImageView', rect(970, panelTop + 14, 84, 84), {
        id: id('commentsClose'),
        description: say.close,
        onTap: { kind: 'go', to: { kind: 'tiktok', screen: screen.over } },
        look: { kind: 'icon', name: 'close', size: 46 },
      }),
      ...shown
        .slice(0, Math.floor((composerTop - panelTop - 120) / rowHeight))
        .map(([name, text], at) => comment(ui, name, text, panelTop + 120 + at * rowHeight)),
      ...composer(ui, screen, composerTop, video === null ? null : { video: video.id, author: video.handle }),
    ]),
  ]);
}

const made = ['Saved for the weekend', 'What did you use for the light?', 'More of this, please'];

function comment({ id }: TikTokUi, name: string, text: string, top: number): UiNode {
  return node('LinearLayout', rect(0, top, 1080, rowHeight), {}, [
    node('ImageView', rect(40, top + 16, 96, 96), { look: { kind: 'avatar', name } }),
    node('Button', rect(167, top + 10, 600, 48), {
      id: 'title',
      text: name,
      onTap: nothing,
      look: words(name, { size: 30, color: palette.muted }),
    }),
    label(rect(167, top + 60, 780, 100), text, { size: 38, lines: 2 }, { id: id('commentText') }),
  ]);
}

function composer(
  ui: TikTokUi,
  { text, typing }: Extract<TikTokScreen, { name: 'comments' }>,
  top: number,
  to: { readonly video: string; readonly author: string } | null,
): readonly UiNode[] {
  const { id, say } = ui;
  const empty = text.trim() === '';
  return [
    node('View', rect(0, top, 1080, 170), { look: { kind: 'fill', color: palette.paper } }),
    node('EditText', rect(40, top + 30, 840, 110), {
      id: id('commentField'),
      text,
      hint: say.addComment,
      flags: typing ? ['focused', 'long-clickable'] : ['long-clickable'],
      onTap: does({ kind: 'focus' }),
      look: [
        { kind: 'fill', color: palette.field, radius: 55 },
        words(`   ${empty ? say.addComment : text}`, {
          size: 36,
          color: empty ? palette.muted : palette.ink,
        }),
      ],
    }),
    node('Button', rect(911, top + 40, 137, 90), {
      id: id('commentSend'),
      description: unresolved(ui, 293),
      ...(empty || to === null
        ? { flags: ['disabled', 'clickable'] as const }
        : { onTap: does({ kind: 'send_comment', ...to }) }),
      look: [
        { kind: 'fill', color: empty ? '#f6c3cc' : '#fe2c55', radius: 45 },
        { kind: 'icon', name: 'send', size: 46, color: '#ffffff' },
      ],
    }),
  ];
}
