import { accountInUse, type CountedPost } from '../phone-state.ts';
import { sample, type ViewContext } from '../view-context.ts';
import type { TikTokState, VideoList, Watching } from './tiktok-state.ts';

/** A video as it is watched. `id` names it for likes and comments; `seed` decides its made-up numbers. */
export type TikTokVideo = {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly caption: string;
  readonly picture: string;
  readonly sponsored: boolean;
  readonly seed: number;
};

/** Made-up people who post videos. */
export const authors = [
  { handle: 'fern.and.clay', displayName: 'Fern & Clay' },
  { handle: 'northpier.runs', displayName: 'North Pier Runs' },
  { handle: 'kiln.kitchen', displayName: 'Kiln Kitchen' },
  { handle: 'atlas.bakery', displayName: 'Atlas Bakery' },
  { handle: 'mossgarden', displayName: 'Moss Garden' },
  { handle: 'cedar.cycles', displayName: 'Cedar Cycles' },
  { handle: 'tidepool.talks', displayName: 'Tidepool Talks' },
  { handle: 'loom.library', displayName: 'Loom Library' },
] as const;

const captions = [
  'Three minutes before the tide came in #coast #morning',
  'How we fire a bowl twice without breaking it. The second firing is the one that needs all the patience #pottery #slow',
  'Sunday loop, flat and fast #running',
  'Bread that forgives you #baking #kitchen',
  'What grows under the stairs #plants',
] as const;

/** Videos every account had before, so that profiles are not empty. */
const earlierVideos = 6;
const sponsoredEvery = 7;

/** The video at that place of the feed; the feed never ends. */
export function feedVideo(place: number, context: ViewContext): TikTokVideo {
  const { handle, displayName } = authors[place % authors.length] ?? authors[0];
  return {
    id: `feed-${place}`,
    handle,
    displayName,
    caption: captions[(place * 3 + Math.floor(place / authors.length)) % captions.length] ?? '',
    picture: sample(context, place),
    sponsored: place % sponsoredEvery === sponsoredEvery - 1,
    seed: place,
  };
}

/** The videos of a grid, newest first. */
export function videosOf(state: TikTokState, list: VideoList, context: ViewContext): readonly TikTokVideo[] {
  switch (list.kind) {
    case 'own': {
      const { handle, displayName } = accountInUse(state);
      const made = postsOf(state, handle).map((post): TikTokVideo => ({
        ...earlier(handle, displayName, post.at, context),
        caption: post.caption,
        picture: post.imageSha256,
        seed: 1,
      }));
      return [...made, ...earlierOf(handle, displayName, context)];
    }
    case 'account':
      return earlierOf(list.handle, nameOf(list.handle), context);
    case 'tag':
      return authors.map(({ handle, displayName }, at) => ({
        ...earlier(handle, displayName, at, context),
        id: `tag-${list.tag}-${at}`,
        caption: `${captions[at % captions.length] ?? ''} #${list.tag}`,
      }));
  }
}

/** The video that is watched, or null past the end of a grid. */
export function watched(state: TikTokState, watching: Watching, context: ViewContext): TikTokVideo | null {
  if (watching.name === 'home') return feedVideo(watching.place, context);
  return videosOf(state, watching.list, context)[watching.place] ?? null;
}

/** Posts of an account made on this phone, newest first. */
function postsOf({ posts }: TikTokState, handle: string): readonly CountedPost[] {
  return posts.filter((post) => post.handle === handle).toReversed();
}

/** How somebody calls themself. */
export function nameOf(handle: string): string {
  return authors.find((author) => author.handle === handle)?.displayName ?? handle;
}

function earlierOf(handle: string, displayName: string, context: ViewContext): readonly TikTokVideo[] {
  return Array.from({ length: earlierVideos }, (_, at) => earlier(handle, displayName, at, context));
}

function earlier(handle: string, displayName: string, at: number, context: ViewContext): TikTokVideo {
  return {
    id: `${handle}-${at}`,
    handle,
    displayName,
    caption: `From the archive, no. ${earlierVideos - at} #archive`,
    picture: sample(context, at + handle.length),
    sponsored: false,
    seed: at + handle.length,
  };
}
