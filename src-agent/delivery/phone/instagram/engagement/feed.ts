import type { Among } from '../../../../automation/find.ts';
import { findEach } from '../../../../automation/find.ts';
import type { Look } from '../../../../automation/looking.ts';
import type { ScreenNode } from '../../../../automation/source/screen-tree.ts';
import { descendants } from '../../../../automation/source/screen-tree.ts';
import { comparable, evenSpaced } from '../../../../automation/words.ts';
import { homeScreens } from '../../common-steps.ts';
import type { FeedPost } from '../../engagement.ts';

/** Screens on which posts stand one below the other. */
export const feedScreens = [...homeScreens, 'opened_post'];

/** A post and the strip of the screen it takes, from its header to the next one, in pixels. */
export type FeedItem = { readonly post: FeedPost; readonly top: number; readonly bottom: number };

/** The posts whose header is on the screen, from the top. */
export function itemsOn(look: Look): readonly FeedItem[] {
  const { screen } = look;
  if (screen === null || !feedScreens.includes(screen)) return [];
  const headers = findEach(look.view, screen, 'post_header');
  const parts = (element: string) => findEach(look.view, screen, element);
  const [authors, liked, sponsored, videos, texts] = [
    parts('author'),
    parts('liked'),
    parts('sponsored'),
    parts('video_mark'),
    parts('post_text'),
  ];
  return headers.flatMap((header, at): FeedItem[] => {
    const { top } = header.bounds;
    const bottom = headers[at + 1]?.bounds.top ?? look.view.tree.height;
    const inside = inStrip(top, bottom);
    const author = authorOf(header, authors.find(inside));
    if (author === null) return [];
    const post: FeedPost = {
      author,
      text: textOf(texts.find(inside), author),
      isVideo: videos.some(inside),
      sponsored: sponsored.some(inside),
      liked: liked.some(inside),
    };
    return [{ post, top, bottom }];
  });
}

/** The post in the middle of the screen, or null when its header is not on the screen. */
export function middleItem(look: Look): FeedItem | null {
  const middle = look.view.tree.height / 2;
  return itemsOn(look).find(({ top, bottom }) => top <= middle && bottom > middle) ?? null;
}

/** That post on the screen, the one nearest the middle where two are alike; null when it is not there. */
export function findItem(look: Look, post: FeedPost): FeedItem | null {
  const middle = look.view.tree.height / 2;
  const distance = ({ top, bottom }: FeedItem) => Math.abs((top + bottom) / 2 - middle);
  const alike = itemsOn(look).filter((item) => samePost(item.post, post));
  return alike.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Whether two readings are of one post. An author may post twice in a row, so the text must be the same too. */
export function samePost(one: FeedPost, other: FeedPost): boolean {
  return one.author === other.author && one.text === other.text;
}

/** Elements of that post only. */
export function within(post: FeedPost): (look: Look) => Among {
  return (look) => {
    const item = findItem(look, post);
    return item === null ? () => false : inStrip(item.top, item.bottom);
  };
}

function inStrip(top: number, bottom: number): (node: ScreenNode) => boolean {
  return ({ bounds }) => {
    const centre = (bounds.top + bounds.bottom) / 2;
    return centre >= top && centre < bottom;
  };
}

/** A post by several begins its header's description with the first one's handle. */
function authorOf(header: ScreenNode, author: ScreenNode | undefined): string | null {
  const named = author?.text === null || author === undefined ? null : comparable(author.text);
  if (named !== null && /^[a-z0-9._]+$/.test(named)) return named;
  const [first = ''] = comparable(header.description ?? '').split(' ');
  return /^[a-z0-9._]+$/.test(first) ? first : null;
}

function textOf(node: ScreenNode | undefined, author: string): string {
  if (!node) return '';
  const said = evenSpaced(node.text ?? below(node) ?? node.description ?? '');
  const own = said.toLowerCase().startsWith(`${author} `) ? said.slice(author.length + 1) : said;
  return own.replace(/\s*(…|\.\.\.)\s*\S{0,5}$/u, '').trim();
}

function below(node: ScreenNode): string | null {
  for (const inner of descendants(node)) if (inner.text !== null) return inner.text;
  return null;
}
