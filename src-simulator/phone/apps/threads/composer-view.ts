import { palette, words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { keyboardTop } from '../../screen/window.ts';
import { accountInUse } from '../phone-state.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { iconButton, page } from './threads-frame.ts';
import { toThreads } from './threads-back.ts';
import { discardSheet } from './threads-sheets.ts';
import type { ThreadsDraft, ThreadsState } from './threads-state.ts';
import type { ThreadsWords } from './threads-words.ts';

const barHeight = 130;
const footTop = keyboardTop - 140;

/** "New thread", or a reply: the text has the focus from the beginning, and Post stands over the keyboard. */
export function composerView(
  state: ThreadsState,
  draft: ThreadsDraft,
  asking: boolean,
  said: ThreadsWords,
): UiNode {
  const title = draft.replyTo ? said.reply : said.newThread;
  const bar = rect(0, statusBarHeight, 1080, barHeight);
  return page([
    node('ViewGroup', bar, { look: { kind: 'outline', color: palette.line, width: 1 } }, [
      node('Button', rect(20, bar.top, 260, barHeight), {
        text: said.cancel,
        onTap: { kind: 'back' },
        look: words(said.cancel, { size: 38, color: palette.ink }),
      }),
      node('TextView', rect(300, bar.top, 480, barHeight), {
        text: title,
        look: words(title, { size: 44, color: palette.ink, bold: true, align: 'center' }),
      }),
    ]),
    draft.replyTo ? quoted(draft.replyTo.handle, draft.replyTo.text) : null,
    writing(state, draft, said, draft.replyTo ? bar.bottom + 200 : bar.bottom + 30),
    foot(draft, said),
    ...(asking ? discardSheet(draft, said) : []),
  ]);
}

function quoted(handle: string, text: string): UiNode {
  const area = rect(40, statusBarHeight + barHeight + 20, 1000, 160);
  const line = `${handle}: ${text}`;
  return node('View', area, {
    description: line,
    look: words(line, { size: 34, color: palette.muted, lines: 3 }),
  });
}

function writing(state: ThreadsState, draft: ThreadsDraft, said: ThreadsWords, top: number): UiNode {
  const { handle, displayName } = accountInUse(state);
  const field = rect(170, top + 70, 870, 380);
  const attach = toThreads({ name: 'gallery', draft, chosen: [], scroll: 0 });
  const each = draft.files.length > 2 ? Math.floor(870 / draft.files.length) : 435;
  return node('ViewGroup', rect(0, top, 1080, 900), {}, [
    node('ImageView', rect(40, top, 100, 100), { look: { kind: 'avatar', name: displayName } }),
    node('View', rect(170, top, 700, 60), {
      description: handle,
      look: words(handle, { size: 38, color: palette.ink, bold: true }),
    }),
    node('EditText', field, {
      text: draft.text,
      hint: said.hint,
      flags: ['focused', 'long-clickable'],
      onTap: { kind: 'nothing' },
      look: words(draft.text === '' ? said.hint : `${draft.text}|`, {
        size: 40,
        color: draft.text === '' ? palette.muted : palette.ink,
        lines: 7,
      }),
    }),
    ...draft.files.map((sha256, at) =>
      node('ImageView', rect(170 + at * each, top + 470, each - 16, 300), {
        description: said.attached,
        look: { kind: 'picture', sha256, radius: 24 },
      }),
    ),
    iconButton(rect(160, top + 790, 90, 80), said.attach, 'image', attach),
  ]);
}

function foot(draft: ThreadsDraft, said: ThreadsWords): UiNode {
  const filled = draft.text.trim() !== '' || draft.files.length > 0;
  const send: PhoneEvent = draft.replyTo
    ? { kind: 'in_threads', act: { kind: 'send_reply' } }
    : { kind: 'share', refusal: null };
  const post = rect(800, footTop + 18, 240, 104);
  return node('ViewGroup', rect(0, footTop, 1080, 140), { look: { kind: 'fill', color: palette.paper } }, [
    node('View', rect(40, footTop + 20, 700, 100), {
      description: said.anyone,
      look: words(said.anyone, { size: 32, color: palette.muted }),
    }),
    node('Button', post, {
      id: 'new_thread_screen_post_button',
      text: said.post,
      ...(filled ? { onTap: send } : { flags: ['disabled', 'clickable'] as const }),
      look: [
        { kind: 'fill', color: filled ? palette.ink : '#b9bec5', radius: 52 },
        words(said.post, { size: 40, color: palette.paper, bold: true, align: 'center' }),
      ],
    }),
  ]);
}
