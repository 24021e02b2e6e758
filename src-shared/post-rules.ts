import type { ContentItem, ContentKind } from './domain/campaign.ts';
import type { Placement } from './domain/media.ts';
import type { DeliveryRoute, Platform } from './domain/platform.ts';
import type { Issue } from './domain/problem.ts';
import { firstCommentFindings } from './first-comment-rules.ts';
import { type FittedFacts, fitOf, phoneRefusal } from './media-fit.ts';
import { placementRules } from './media-rules.ts';
import { captionIssues, platformName } from './platform-rules.ts';

/** A post as one account would make it: variables filled in, choices made, files in order. */
export type Post = {
  readonly kind: ContentKind;
  readonly caption: string;
  readonly firstComment: string;
  readonly files: readonly FittedFacts[];
};

/** What stands in the way of a post (`issues`) and what is worth knowing; paths are `kind`, `caption`, `mediaIds.0` … */
export type PostFindings = { readonly issues: readonly Issue[]; readonly warnings: readonly Issue[] };

/** One finding; `stops`: it stands in the way. */
export type PostFinding = Issue & { readonly stops: boolean };

/** An item as it is on one platform. */
export type ItemOnPlatform = Pick<ContentItem, 'kind' | 'mediaIds' | 'caption' | 'firstComment'>;

/** The item with what is different on that platform; null where it is skipped. */
export function itemOn(item: ContentItem, platform: Platform): ItemOnPlatform | null {
  const { kind, mediaIds, caption, firstComment } = item;
  const variant = item.variants[platform];
  if (variant?.skip === true) return null;
  return {
    kind,
    mediaIds: variant?.mediaIds ?? mediaIds,
    caption: variant?.caption ?? caption,
    firstComment: variant?.firstComment ?? firstComment,
  };
}

/** Where a kind of post goes on each platform, or null where there is none; platform-apis.md §6.7. */
const placementOf: Readonly<Record<Platform, Readonly<Record<ContentKind, Placement | null>>>> = {
  instagram: {
    photo: 'instagram_image',
    carousel: 'instagram_carousel',
    video: 'instagram_reel',
    story: 'instagram_story',
    text: null,
  },
  threads: { photo: 'threads', carousel: 'threads', video: 'threads', story: null, text: 'threads' },
  tiktok: {
    photo: 'tiktok_photo',
    carousel: 'tiktok_photo',
    video: 'tiktok_video',
    story: null,
    text: null,
  },
};

/** How many files a carousel takes; every other kind takes one, a text none. §6.7, row “Items”. */
const carouselFiles = {
  instagram: placementRules.instagram_carousel.items,
  threads: { ...placementRules.threads.items, min: 2 },
  tiktok: placementRules.tiktok_photo.items,
};

const kindNames: Readonly<Record<ContentKind, string>> = {
  photo: 'photos',
  carousel: 'carousels',
  video: 'videos',
  story: 'stories',
  text: 'posts of text alone',
};

/**
 * What the platform takes of a post of that kind on that route. Through a phone the app itself converts, crops and scales, so
 * that what a file is like is only a warning there.
 */
export function postIssues(post: Post, platform: Platform, route: DeliveryRoute): PostFindings {
  const findings = [...findingsOf(post, platform, route)];
  const told = (stops: boolean) =>
    findings.filter((one) => one.stops === stops).map(({ path, message }) => ({ path, message }));
  return { issues: told(true), warnings: told(false) };
}

function* findingsOf(post: Post, platform: Platform, route: DeliveryRoute): Generator<PostFinding> {
  const placement = placementOf[platform][post.kind];
  if (placement === null) {
    const message = `${platformName(platform)} takes no ${kindNames[post.kind]}. Skip this post there, or choose another kind.`;
    yield { path: 'kind', message, stops: true };
    return;
  }
  yield* fileCountFindings(post, platform);
  for (const [index, file] of post.files.entries())
    for (const finding of fileFindings(post.kind, file, placement, route))
      yield { ...finding, path: `mediaIds.${index}` };
  yield* captionFindings(post, platform, placement);
  yield* firstCommentFindings(post, platform, route);
}

function* fileCountFindings({ kind, files }: Post, platform: Platform): Generator<PostFinding> {
  const { min, max } = fileCounts(kind, platform);
  if (files.length >= min && files.length <= max) return;
  const path = 'mediaIds';
  const has = files.length === 0 ? 'there is none' : `there are ${files.length}`;
  if (kind === 'text')
    yield {
      path,
      message: 'A post of text alone has no files. Take them out, or choose another kind.',
      stops: true,
    };
  else if (kind === 'carousel')
    yield {
      path,
      message: `A carousel on ${platformName(platform)} has ${min} to ${max} files; ${files.length === 1 ? 'there is 1' : has}.`,
      stops: true,
    };
  else
    yield {
      path,
      message: `A ${kind} has one file; ${has}.${files.length > 1 ? ' Choose a carousel for several.' : ' Add one.'}`,
      stops: true,
    };
}

function fileCounts(kind: ContentKind, platform: Platform): { readonly min: number; readonly max: number } {
  if (kind === 'carousel') return carouselFiles[platform];
  return kind === 'text' ? { min: 0, max: 0 } : { min: 1, max: 1 };
}

function* fileFindings(
  kind: ContentKind,
  file: FittedFacts,
  placement: Placement,
  route: DeliveryRoute,
): Generator<Omit<PostFinding, 'path'>> {
  const wanted = kind === 'photo' ? 'image' : kind;
  if ((wanted === 'image' || wanted === 'video') && file.kind !== wanted) {
    const message =
      wanted === 'image'
        ? 'A photo post takes a picture; this is a video. Choose the kind video for it.'
        : 'A video post takes a video; this is a picture. Choose the kind photo for it.';
    yield { message, stops: true };
    return;
  }
  const refusal = route === 'phone' ? phoneRefusal(file) : null;
  if (refusal !== null) yield { message: refusal, stops: true };
  for (const { rule, message, stops } of fitOf(file, placement))
    // A kind of file that the placement has no room for does not fit by converting either.
    yield { message, stops: stops && (route !== 'phone' || rule === 'kind') };
}

/** Threads takes five different links in one post (§4, `text`). */
const threadsLinksMax = 5;

function* captionFindings(post: Post, platform: Platform, placement: Placement): Generator<PostFinding> {
  const { caption, kind } = post;
  const path = 'caption';
  const { text } = placementRules[placement];
  if (text === null) {
    if (caption.trim() !== '')
      yield { path, message: 'A story has no caption: this text is not posted.', stops: false };
    return;
  }
  if (kind === 'text' && caption.trim() === '')
    yield { path, message: 'Write the text to post.', stops: true };
  for (const issue of captionIssues(caption, platform, { ...text, captionMax: text.max }))
    yield { ...issue, stops: true };
  if (platform !== 'threads') return;
  const links = new Set(caption.match(/\bhttps?:\/\/\S+/gi)).size;
  if (links > threadsLinksMax)
    yield {
      path,
      message: `Threads takes at most ${threadsLinksMax} links; this text has ${links}.`,
      stops: true,
    };
  const hashtags = caption.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  if (hashtags > 1)
    yield {
      path,
      message: `Threads makes one hashtag its topic; of the ${hashtags} in this text the others stay plain words.`,
      stops: false,
    };
}
