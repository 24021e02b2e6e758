import { row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { PhoneState } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';
import { iconButton, pageArea, tabbedPage, textButton, titleArea } from './threads-frame.ts';
import { threadList } from './thread-row.ts';
import { toThreads } from './threads-back.ts';
import { unfollowSheet } from './threads-sheets.ts';
import { followsPerson, nameOfPerson, othersThreads, ownThreads } from './threads-people.ts';
import type { ThreadsFeed } from './threads-state.ts';
import type { ThreadsWords } from './threads-words.ts';

/** The bar at the top: the way back, and what is shown. */
export function titleBar(said: ThreadsWords, title: string, back: boolean): UiNode {
  return node('ViewGroup', titleArea, { look: { kind: 'fill', color: palette.paper } }, [
    back ? iconButton(rect(10, titleArea.top, 120, 130), said.back, 'back', { kind: 'back' }) : null,
    node('TextView', rect(160, titleArea.top, 760, 130), {
      text: title,
      look: words(title, { size: 44, color: palette.ink, bold: true, align: 'center' }),
    }),
  ]);
}

/** The home feed: the account's new threads, then those of others. Search is at the top right. */
export function threadsHomeView(
  state: PhoneState,
  screen: Extract<ThreadsFeed, { name: 'home' }>,
  context: ViewContext,
  said: ThreadsWords,
): UiNode {
  const made = ownThreads(state, context).slice(0, -3);
  const threads = [...made, ...othersThreads(context)];
  return tabbedPage(state.threads, said, 'home', [
    threadList(pageArea, screen.scroll, [], threads, { state, said, now: context.now, from: screen }),
    titleBar(said, said.forYou, false),
    iconButton(
      rect(940, titleArea.top, 120, 130),
      said.search,
      'search',
      toThreads({ name: 'search', query: '' }),
    ),
  ]);
}

/** Threads with a tag. */
export function tagView(
  state: PhoneState,
  screen: Extract<ThreadsFeed, { name: 'tag' }>,
  context: ViewContext,
  said: ThreadsWords,
): UiNode {
  const tag = `#${screen.tag}`;
  const threads = othersThreads(context).filter(({ text }) => text.includes(tag));
  return tabbedPage(state.threads, said, null, [
    threadList(pageArea, screen.scroll, [], threads, { state, said, now: context.now, from: screen }),
    titleBar(said, tag, true),
  ]);
}

/** Somebody else's profile with the Follow button and their threads. */
export function otherProfileView(
  state: PhoneState,
  screen: Extract<ThreadsFeed, { name: 'other_profile' }>,
  context: ViewContext,
  said: ThreadsWords,
): UiNode {
  const { handle } = screen;
  const threads = othersThreads(context).filter((thread) => thread.handle === handle);
  const ask = toThreads({ ...screen, asking: true });
  const follow: PhoneEvent = { kind: 'in_threads', act: { kind: 'follow', handle } };
  const followed = followsPerson(state, handle);
  const actions = (area: Rect) =>
    node('ViewGroup', area, {}, [
      textButton(
        rect(40, area.top + 10, 480, 96),
        followed ? said.following : said.follow,
        followed ? ask : follow,
        !followed,
      ),
      textButton(rect(560, area.top + 10, 480, 96), said.mention, { kind: 'nothing' }),
    ]);
  return tabbedPage(
    state.threads,
    said,
    null,
    [
      threadList(
        pageArea,
        screen.scroll,
        [row(260, (area) => profileHead(nameOfPerson(handle), handle, said, area)), row(130, actions)],
        threads,
        { state, said, now: context.now, from: screen },
      ),
      node('ViewGroup', titleArea, { look: { kind: 'fill', color: palette.paper } }, [
        iconButton(rect(10, titleArea.top, 120, 130), said.back, 'back', { kind: 'back' }),
      ]),
    ],
    screen.asking ? unfollowSheet(screen, said) : [],
  );
}

/** Name, handle and followers of a profile. */
export function profileHead(name: string, handle: string, said: ThreadsWords, area: Rect): UiNode {
  const followers = `1,284 ${said.followers}`;
  const text = (top: number, value: string, size: number, bold: boolean) =>
    node('TextView', rect(40, area.top + top, 760, 64), {
      text: value,
      look: words(value, { size, color: bold ? palette.ink : palette.muted, bold }),
    });
  return node('ViewGroup', area, { look: { kind: 'fill', color: palette.paper } }, [
    text(20, name, 48, true),
    text(90, handle, 38, false),
    text(170, followers, 34, false),
    node('ImageView', rect(860, area.top + 30, 180, 180), { look: { kind: 'avatar', name } }),
  ]);
}
