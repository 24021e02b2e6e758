import { palette, words } from '../../screen/look.ts';
import { node, rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { sheet } from './threads-frame.ts';
import { toThreads } from './threads-back.ts';
import type { ThreadsDraft, ThreadsFeed, ThreadsState } from './threads-state.ts';
import type { ThreadsWords } from './threads-words.ts';

/** "Unfollow …?" before following ends. */
export function unfollowSheet(
  screen: Extract<ThreadsFeed, { name: 'other_profile' }>,
  said: ThreadsWords,
): readonly UiNode[] {
  const { handle } = screen;
  const close = toThreads({ ...screen, asking: false });
  return sheet(1900, close, [
    title(1930, `@${handle}`),
    choice(2030, said.unfollow, { kind: 'in_threads', act: { kind: 'unfollow', handle } }, palette.red),
    choice(2160, said.cancel, close),
  ]);
}

/** "Discard thread?" when a draft is left. */
export function discardSheet(draft: ThreadsDraft, said: ThreadsWords): readonly UiNode[] {
  const back = toThreads({ name: 'composer', draft, asking: false });
  return sheet(1760, back, [
    title(1790, said.discardTitle),
    choice(1900, said.saveDraft, toThreads(draft.from)),
    choice(2030, said.discard, toThreads(draft.from), palette.red),
    choice(2160, said.cancel, back),
  ]);
}

/** The accounts that are signed in. */
export function accountSheet(state: ThreadsState, said: ThreadsWords): readonly UiNode[] {
  const top = 2140 - state.accounts.length * 140;
  return sheet(top, toThreads({ name: 'profile', scroll: 0 }), [
    ...state.accounts.map(({ handle, displayName }, at) => {
      const area = rect(0, top + 20 + at * 140, 1080, 130);
      return node(
        'ViewGroup',
        area,
        { onTap: { kind: 'in_threads', act: { kind: 'switch_account', handle } } },
        [
          node('ImageView', rect(40, area.top + 18, 94, 94), {
            look: { kind: 'avatar', name: displayName },
          }),
          node('TextView', rect(170, area.top + 20, 700, 90), {
            text: handle,
            look: words(handle, { size: 42, color: palette.ink, bold: handle === state.active }),
          }),
        ],
      );
    }),
    choice(2180, said.addAccount, { kind: 'nothing' }),
  ]);
}

function title(top: number, text: string): UiNode {
  return node('TextView', rect(60, top, 960, 80), {
    text,
    look: words(text, { size: 46, color: palette.ink, bold: true, align: 'center' }),
  });
}

function choice(top: number, text: string, onTap: PhoneEvent, color: string = palette.ink): UiNode {
  return node('Button', rect(40, top, 1000, 116), {
    text,
    onTap,
    look: [
      { kind: 'fill', color: palette.field, radius: 30 },
      words(text, { size: 42, color, bold: true, align: 'center' }),
    ],
  });
}
