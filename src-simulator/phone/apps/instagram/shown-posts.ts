import { accountInUse } from '../phone-state.ts';
import { sample } from '../view-context.ts';
import { toScreen } from './back-from.ts';
import type { ShownPost } from './feed-post.ts';
import { ageOf, since, type InstagramContext } from './instagram-context.ts';
import { postsOf, type InstagramScreen, type InstagramState } from './instagram-state.ts';
import { likes } from './social.ts';
import { people, type Person, type WorldPost } from './cast.ts';

/** Posts of the account in use that were made on this phone, newest first. */
export function ownPosts(state: InstagramState, context: InstagramContext): readonly ShownPost[] {
  const { displayName, handle } = accountInUse(state);
  return postsOf(state, handle).map((post) => ({
    handle,
    displayName,
    caption: post.caption,
    imageSha256: post.imageSha256,
    medium: post.kind === 'video' || post.kind === 'carousel' ? post.kind : 'photo',
    ago: since(context, post.at),
    likes: 0,
    liked: false,
    sponsored: false,
    actions: null,
  }));
}

/** Somebody's post as the account in use sees it; `from` is the screen it stands on. */
export function othersPost(
  state: InstagramState,
  person: Person,
  post: WorldPost,
  from: InstagramScreen,
  context: InstagramContext,
): ShownPost {
  return {
    handle: person.handle,
    displayName: person.displayName,
    caption: post.caption,
    imageSha256: sample(context, post.picture),
    medium: post.medium,
    ago: context.say.ago(ageOf(post.age * 60)),
    likes: post.likes,
    liked: likes(state.social, state.active, post.id),
    sponsored: person.sponsors,
    actions: {
      like: { kind: 'in_instagram', act: { kind: 'like', post: post.id } },
      comment: toScreen({ name: 'comments', post: post.id, text: '', typing: true, from }),
      author: toScreen({ name: 'other_profile', handle: person.handle, scroll: 0, from }),
    },
  };
}

/** What the home feed holds of others: everybody's newest post, then the ones before. */
export function feedOfOthers(
  state: InstagramState,
  from: InstagramScreen,
  context: InstagramContext,
): readonly ShownPost[] {
  const rounds = [0, 1, 2].map((round) =>
    people.flatMap((person) => {
      const post = person.posts[round];
      return post && (person.known || person.sponsors)
        ? [othersPost(state, person, post, from, context)]
        : [];
    }),
  );
  return rounds.flat();
}
