import { findElement, findEach } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';
import type { Bounds, ScreenNode } from '../../../automation/source/screen-tree.ts';
import { centre, isWithin, visibleBounds } from '../../../automation/source/screen-tree.ts';
import { homeScreens } from '../common-steps.ts';
import type { FeedPost } from '../engagement.ts';

/** The screens that are lists of posts. */
export const feeds = [...homeScreens, 'tag_feed', 'other_profile', 'profile_posts'];

/** Where the top of the next post comes to rest, and how far one swipe goes, as parts of the screen's height. */
const restingPlace = 0.42;
const leastScroll = 0.1;
const usualScroll = 0.3;
const mostScroll = 0.55;

/** A post of a list, and where it is. */
export type FeedRow = { readonly post: FeedPost; readonly node: ScreenNode; readonly bounds: Bounds };

/** The posts whose author and buttons are in sight, from the top down. */
export function rowsOf(look: Look): readonly FeedRow[] {
  const { view, screen } = look;
  if (screen === null || !feeds.includes(screen)) return [];
  return findEach(view, screen, 'post_row').flatMap((node) => {
    const bounds = visibleBounds(node, view.tree);
    if (bounds === null) return [];
    const inside = (name: string) =>
      findElement(view, screen, name, undefined, (below) => isWithin(below, node));
    const author = inside('author');
    const liked = inside('unlike').found;
    if (!author.found || (!liked && !inside('like').found)) return [];
    const text = inside('text');
    return {
      node,
      bounds,
      post: {
        author: (author.node.text ?? '').replace(/^@/, '').toLowerCase(),
        text: text.found ? (text.node.text ?? '') : '',
        isVideo: inside('video').found,
        sponsored: inside('sponsored').found,
        liked,
      },
    };
  });
}

/** The post in the middle of the screen, or null when none can be read. */
export function middlePost(look: Look): FeedPost | null {
  return middleRow(look)?.post ?? null;
}

/** How far the feed has to go, as a part of the screen's height, for the next post to come to the middle. */
export function toNextPost(look: Look): number {
  const { height } = look.view.tree;
  const row = middleRow(look);
  if (row === null) return usualScroll;
  const part = (row.bounds.bottom - restingPlace * height) / height;
  return Math.min(Math.max(part, leastScroll), mostScroll);
}

function middleRow(look: Look): FeedRow | null {
  const { height } = look.view.tree;
  const away = ({ bounds }: FeedRow) => Math.abs(centre(bounds).y - height / 2);
  return rowsOf(look).toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

/** The row of that post, or null when it is not in sight or two cannot be told apart. */
export function rowOf(look: Look, post: FeedPost): FeedRow | null {
  const rows = rowsOf(look).filter((row) => row.post.author === post.author && row.post.text === post.text);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}
