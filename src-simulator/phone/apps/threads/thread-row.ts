import { palette, words, type IconName } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import { list, row } from '../../screen/list.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { PhoneState } from '../phone-state.ts';
import { toThreads } from './threads-back.ts';
import { likesThread, type ShownThread } from './threads-people.ts';
import type { ThreadsFeed } from './threads-state.ts';
import { threadsAge, type ThreadsWords } from './threads-words.ts';

/** What a row needs besides its thread. `from` is where a page opened from it leads back to; null on own threads. */
export type RowContext = {
  readonly state: PhoneState;
  readonly said: ThreadsWords;
  readonly now: number;
  readonly from: ThreadsFeed | null;
};

const headHeight = 96;
const line = 54;
const lettersPerLine = 38;
const mostLines = 14;
const pictureHeight = 520;
const buttonsHeight = 110;

/** Threads one below the other under whatever stands above them. */
export function threadList(
  area: Rect,
  scroll: number,
  above: readonly ReturnType<typeof row>[],
  threads: readonly ShownThread[],
  context: RowContext,
): UiNode {
  return list('androidx.recyclerview.widget.RecyclerView', area, scroll, {}, [
    ...above,
    ...threads.map((thread) => row(rowHeight(thread), (place) => threadRow(thread, place, context))),
  ]);
}

/** Height of a row: it grows with the text. */
export function rowHeight(thread: ShownThread): number {
  return headHeight + linesOf(thread) * line + picturesHeight(thread) + buttonsHeight + 30;
}

/** One thread: author, age, text, pictures and buttons. The row itself opens its page. */
export function threadRow(thread: ShownThread, area: Rect, context: RowContext): UiNode {
  const { said, now, from } = context;
  const { handle, displayName, text } = thread;
  const textTop = area.top + headHeight;
  const textHeight = linesOf(thread) * line;
  const age = threadsAge(said, now, thread.at);
  const post = { handle, text };
  const toAuthor: PhoneEvent =
    from === null
      ? toThreads({ name: 'profile', scroll: 0 })
      : toThreads({ name: 'other_profile', handle, scroll: 0, asking: false, from });
  return node(
    'ViewGroup',
    area,
    {
      onTap: from === null ? { kind: 'nothing' } : toThreads({ name: 'thread', post, from }),
      look: [
        { kind: 'fill', color: palette.paper },
        { kind: 'outline', color: palette.line, width: 1 },
      ],
    },
    [
      node('ImageView', rect(36, area.top + 28, 96, 96), { look: { kind: 'avatar', name: displayName } }),
      node('Button', rect(160, area.top + 26, 560, 60), {
        text: handle,
        onTap: toAuthor,
        look: words(handle, { size: 38, color: palette.ink, bold: true }),
      }),
      node('View', rect(730, area.top + 26, 310, 60), {
        description: thread.sponsored ? said.sponsored : age,
        look: words(thread.sponsored ? said.sponsored : age, {
          size: 30,
          color: palette.muted,
          align: 'right',
        }),
      }),
      text === ''
        ? null
        : node('TextView', rect(160, textTop, 880, textHeight), {
            text,
            look: words(text, { size: 38, color: palette.ink, lines: mostLines }),
          }),
      ...pictures(thread, textTop + textHeight + 12, said),
      ...buttons(thread, rect(150, area.bottom - buttonsHeight, 900, 90), context),
    ],
  );
}

function pictures(thread: ShownThread, top: number, said: ThreadsWords): readonly UiNode[] {
  const each = Math.floor(880 / Math.max(1, thread.pictures.length));
  return thread.pictures.map((sha256, at) =>
    node('ImageView', rect(160 + at * each, top, each - 12, pictureHeight - 24), {
      description: said.photo,
      look: { kind: 'picture', sha256, radius: 24 },
    }),
  );
}

function buttons(thread: ShownThread, area: Rect, { state, said, from }: RowContext): readonly UiNode[] {
  const { handle, text } = thread;
  const post = { handle, text };
  const liked = likesThread(state, post);
  const reply: PhoneEvent =
    from === null
      ? { kind: 'nothing' }
      : toThreads({
          name: 'composer',
          draft: { text: '', files: [], replyTo: post, from },
          asking: false,
        });
  const button = (
    at: number,
    description: string,
    name: IconName,
    onTap: PhoneEvent,
    count: string,
    on = false,
  ) => {
    const place = rect(area.left + at * 180, area.top, 160, 80);
    return node('Button', place, { description, onTap }, [
      node('View', rect(place.left, place.top + 10, 60, 60), {
        look: { kind: 'icon', name, size: 54, filled: on, color: on ? palette.red : palette.ink },
      }),
      node('View', rect(place.left + 70, place.top + 10, 90, 60), {
        look: words(count, { size: 32, color: palette.muted }),
      }),
    ]);
  };
  return [
    button(
      0,
      liked ? said.unlike : said.like,
      'heart',
      { kind: 'in_threads', act: { kind: 'like', post } },
      String(thread.likes + (liked ? 1 : 0)),
      liked,
    ),
    button(1, said.reply, 'comment', reply, ''),
    button(2, said.repost, 'reels', { kind: 'nothing' }, ''),
    button(3, said.share, 'send', { kind: 'nothing' }, ''),
  ];
}

function linesOf({ text }: ShownThread): number {
  if (text === '') return 0;
  const lines = text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / lettersPerLine)), 0);
  return Math.min(lines, mostLines);
}

function picturesHeight({ pictures: shown }: ShownThread): number {
  return shown.length === 0 ? 0 : pictureHeight;
}
