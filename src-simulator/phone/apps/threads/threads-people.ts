import { accountInUse, type CountedPost, type PhoneState } from '../phone-state.ts';
import { sample, type ViewContext } from '../view-context.ts';
import type { ThreadsPost } from './threads-state.ts';

/** A thread as a list shows it. `pictures` are hashes. `at` in epoch milliseconds. */
export type ShownThread = ThreadsPost & {
  readonly displayName: string;
  readonly pictures: readonly string[];
  readonly at: number;
  readonly likes: number;
  readonly sponsored: boolean;
};

const hour = 3_600_000;
/** How many threads of others the home feed has. */
const feedLength = 80;
const earlierThreads = 3;

const people = [
  { handle: 'atlas.bakery', displayName: 'Atlas Bakery', says: 'Sourdough, straight from the oven. #bread' },
  {
    handle: 'pine.and.paper',
    displayName: 'Pine & Paper',
    says: 'New notebooks in four colours. #stationery',
  },
  { handle: 'cedar.cycles', displayName: 'Cedar Cycles', says: 'Sunday ride, everyone is welcome. #cycling' },
  { handle: 'juniper.tea', displayName: 'Juniper Tea', says: 'First flush of the year is here. #tea' },
  { handle: 'granite.gym', displayName: 'Granite Gym', says: 'Early class moves to seven. #training' },
  { handle: 'river.pottery', displayName: 'River Pottery', says: 'Kiln opened: blue bowls again. #ceramics' },
  { handle: 'moss.florist', displayName: 'Moss Florist', says: 'Dahlias until Friday. #flowers' },
] as const;

/** Whom every account follows from the beginning. */
const followedFromStart: readonly string[] = ['atlas.bakery', 'cedar.cycles'];

/** The threads of others, newest first. Every ninth is an advertisement. */
export function othersThreads(context: ViewContext): readonly ShownThread[] {
  return Array.from({ length: feedLength }, (_, at) => {
    const { handle, displayName, says } = people[at % people.length] ?? people[0];
    return {
      handle,
      displayName,
      text: at < people.length ? says : `${says} No. ${Math.floor(at / people.length) + 1}`,
      pictures: at % 4 === 1 ? [sample(context, at)] : [],
      at: context.now - (at + 2) * hour,
      likes: 41 + ((17 * at) % 200),
      sponsored: at % 9 === 4,
    };
  });
}

/** An account's own threads, newest first: those made on this phone and those from before. */
export function ownThreads({ threads }: PhoneState, context: ViewContext): readonly ShownThread[] {
  const { handle, displayName } = accountInUse(threads);
  const made = threads.posts
    .filter((post) => post.handle === handle)
    .toReversed()
    .map((post) => shown(post, displayName));
  const earlier = Array.from({ length: earlierThreads }, (_, at): ShownThread => ({
    handle,
    displayName,
    text: `From the archive, no. ${earlierThreads - at}`,
    pictures: [],
    at: context.now - (at + 2) * 7 * 24 * hour,
    likes: 12 + 9 * at,
    sponsored: false,
  }));
  return [...made, ...earlier];
}

/** How somebody is called. */
export function nameOfPerson(handle: string): string {
  return people.find((person) => person.handle === handle)?.displayName ?? handle;
}

/** Whether there is such an account. */
export function isPerson(handle: string): boolean {
  return people.some((person) => person.handle === handle);
}

/** Whether the account in use likes that thread now. */
export function likesThread({ acts, threads }: PhoneState, { handle, text }: ThreadsPost): boolean {
  const last = acts.findLast(
    (act) =>
      act.platform === 'threads' &&
      act.handle === threads.active &&
      (act.kind === 'like' || act.kind === 'unlike') &&
      act.target === handle &&
      act.text === text,
  );
  return last?.kind === 'like';
}

/** Whether the account in use follows that one now. */
export function followsPerson({ acts, threads }: PhoneState, handle: string): boolean {
  const last = acts.findLast(
    (act) =>
      act.platform === 'threads' &&
      act.handle === threads.active &&
      (act.kind === 'follow' || act.kind === 'unfollow') &&
      act.target === handle,
  );
  return last === undefined ? followedFromStart.includes(handle) : last.kind === 'follow';
}

function shown({ handle, caption, files, at }: CountedPost, displayName: string): ShownThread {
  return { handle, displayName, text: caption, pictures: files, at, likes: 0, sponsored: false };
}
