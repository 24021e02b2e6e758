import type { SimulatedRecord } from '../../src-shared/processes/phone-simulator.ts';

/** A post the demo ordered. */
export type OrderedPost = { readonly handle: string; readonly caption: string; readonly imageSha256: string };

/** How often an ordered post was made, and what is wrong with it, null when it is there exactly once as ordered. */
export type CountedPost = OrderedPost & {
  readonly phones: readonly string[];
  readonly wrong: string | null;
};

/** Compares what the simulated phones recorded with what was ordered; posts nobody ordered are rows of their own. */
export function countPosts(
  records: readonly SimulatedRecord[],
  ordered: readonly OrderedPost[],
): CountedPost[] {
  const made = records.flatMap(({ serial, posts }) => posts.map((post) => ({ serial, ...post })));
  const strangers = made.filter(({ handle }) => !ordered.some((order) => order.handle === handle));
  return [
    ...ordered.map((order) => {
      const own = made.filter(({ handle }) => handle === order.handle);
      return { ...order, phones: own.map(({ serial }) => serial), wrong: whatIsWrong(own, order) };
    }),
    ...strangers.map(({ serial, handle, caption, imageSha256 }) => ({
      handle,
      caption,
      imageSha256,
      phones: [serial],
      wrong: 'nobody ordered this post',
    })),
  ];
}

function whatIsWrong(made: readonly Omit<OrderedPost, 'handle'>[], order: OrderedPost): string | null {
  const [post, ...more] = made;
  if (post === undefined) return 'it was not posted';
  if (more.length > 0) return `it was posted ${made.length} times`;
  if (post.caption !== order.caption) return `it has another caption: ${JSON.stringify(post.caption)}`;
  if (post.imageSha256 !== order.imageSha256) return 'it shows another picture';
  return null;
}
