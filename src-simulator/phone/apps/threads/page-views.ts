import { row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { accountInUse, type PhoneState } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';
import { profileHead, titleBar } from './feed-views.ts';
import { rowHeight, threadList, threadRow } from './thread-row.ts';
import { iconButton, pageArea, tabbedPage, textButton, titleArea, tabsTop } from './threads-frame.ts';
import { toThreads } from './threads-back.ts';
import { isPerson, othersThreads, ownThreads } from './threads-people.ts';
import { accountSheet } from './threads-sheets.ts';
import { threadsHome, type ThreadsFeed, type ThreadsPost } from './threads-state.ts';
import type { ThreadsWords } from './threads-words.ts';

/** The own profile with the account's threads, newest first; `switching` shows the accounts over it. */
export function ownProfileView(
  state: PhoneState,
  scroll: number,
  switching: boolean,
  context: ViewContext,
  said: ThreadsWords,
): UiNode {
  const { handle, displayName } = accountInUse(state.threads);
  const actions = (area: Rect) =>
    node('ViewGroup', area, {}, [
      textButton(rect(40, area.top + 10, 480, 96), said.editProfile, { kind: 'nothing' }),
      textButton(rect(560, area.top + 10, 480, 96), said.shareProfile, { kind: 'nothing' }),
    ]);
  return tabbedPage(
    state.threads,
    said,
    'profile',
    [
      threadList(
        pageArea,
        scroll,
        [
          row(260, (area) => profileHead(displayName, handle, said, area)),
          row(130, actions),
          row(110, (area) => sections(area, said)),
        ],
        ownThreads(state, context),
        { state, said, now: context.now, from: null },
      ),
      node('ViewGroup', titleArea, { look: { kind: 'fill', color: palette.paper } }, [
        node(
          'Button',
          rect(240, titleArea.top + 10, 600, 110),
          { description: said.switchAccounts, onTap: toThreads({ name: 'account_switcher' }) },
          [
            node('TextView', rect(260, titleArea.top + 20, 480, 90), {
              text: handle,
              look: words(handle, { size: 42, color: palette.ink, bold: true, align: 'center' }),
            }),
            node('View', rect(760, titleArea.top + 42, 46, 46), {
              look: { kind: 'icon', name: 'chevron_down', size: 44 },
            }),
          ],
        ),
      ]),
    ],
    switching ? accountSheet(state.threads, said) : [],
  );
}

/** One thread's own page. */
export function threadPageView(
  state: PhoneState,
  post: ThreadsPost,
  from: ThreadsFeed,
  context: ViewContext,
  said: ThreadsWords,
): UiNode {
  const all = [...ownThreads(state, context), ...othersThreads(context)];
  const thread = all.find(({ handle, text }) => handle === post.handle && text === post.text);
  return tabbedPage(state.threads, said, null, [
    thread
      ? threadRow(thread, rect(0, pageArea.top, 1080, rowHeight(thread)), {
          state,
          said,
          now: context.now,
          from,
        })
      : null,
    titleBar(said, said.thread, true),
  ]);
}

/** The search: what was typed, and one row for the tag or the account of that name. */
export function searchView(state: PhoneState, query: string, said: ThreadsWords): UiNode {
  const field = rect(140, titleArea.top + 14, 900, 100);
  const wanted = query.trim().toLowerCase().replace(/^@/, '');
  const results: (readonly [string, PhoneEvent])[] = [];
  if (/^#./u.test(wanted))
    results.push([wanted, toThreads({ name: 'tag', tag: wanted.slice(1), scroll: 0 })]);
  if (isPerson(wanted))
    results.push([
      wanted,
      toThreads({ name: 'other_profile', handle: wanted, scroll: 0, asking: false, from: threadsHome }),
    ]);
  return tabbedPage(state.threads, said, null, [
    iconButton(rect(10, titleArea.top, 120, 130), said.back, 'back', { kind: 'back' }),
    node('EditText', field, {
      text: query,
      hint: said.searchHint,
      flags: ['focused', 'long-clickable'],
      onTap: { kind: 'nothing' },
      look: [
        { kind: 'fill', color: palette.field, radius: 40 },
        words(`   ${query === '' ? said.searchHint : query}`, {
          size: 38,
          color: query === '' ? palette.muted : palette.ink,
        }),
      ],
    }),
    ...results.map(([text, onTap], at) => {
      const area = rect(0, pageArea.top + at * 150, 1080, 150);
      return node('ViewGroup', area, { onTap }, [
        node('TextView', rect(60, area.top + 20, 900, 110), {
          text,
          look: words(text, { size: 42, color: palette.ink, bold: true }),
        }),
      ]);
    }),
  ]);
}

/** What others did; empty. */
export function activityView(state: PhoneState, said: ThreadsWords): UiNode {
  return tabbedPage(state.threads, said, 'activity', [
    titleBar(said, said.activity, false),
    node('TextView', rect(100, tabsTop / 2, 880, 90), {
      text: said.noActivity,
      look: words(said.noActivity, { size: 40, color: palette.muted, align: 'center' }),
    }),
  ]);
}

function sections(area: Rect, said: ThreadsWords): UiNode {
  return node(
    'ViewGroup',
    area,
    {},
    [said.threads, said.replies].map((label, at) =>
      node('View', rect(at * 540, area.top, 540, 108), {
        description: label,
        flags: at === 0 ? ['selected'] : [],
        onTap: { kind: 'nothing' },
        look: words(label, {
          size: 38,
          color: at === 0 ? palette.ink : palette.muted,
          bold: at === 0,
          align: 'center',
        }),
      }),
    ),
  );
}
