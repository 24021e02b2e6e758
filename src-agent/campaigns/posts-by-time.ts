import type { Post } from './plan-campaign.ts';

/** Larger than any number of posts: time and place in one number, which sorts without asking for each pair. */
const places = 2 ** 18;

/** Answers the place of each post in `posts`, in the order of their time; `now` for those at once. */
export function placesByTime(posts: readonly Post[], now: number): Float64Array {
  const first = posts.reduce((earliest, { at }) => Math.min(earliest, at ?? now), Infinity);
  const seconds = (at: number | null) => Math.floor(((at ?? now) - first) / 1000);
  const keys = Float64Array.from(posts, ({ at }, place) => seconds(at) * places + place);
  return keys.toSorted().map((key) => key % places);
}
