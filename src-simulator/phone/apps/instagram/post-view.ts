import { list, row } from '../../screen/list.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { accountInUse } from '../phone-state.ts';
import { sample } from '../view-context.ts';
import { feedPost, feedPostHeight, type ShownPost } from './feed-post.ts';
import { actionBarHeight } from './home-view.ts';
import type { InstagramContext } from './instagram-context.ts';
import { earlierPosts, type InstagramState, type PostList } from './instagram-state.ts';
import { othersPost, ownPosts } from './shown-posts.ts';
import { tabBarTop } from './tab-bar.ts';
import { titleBar } from './title-bar.ts';
import { findPerson, postsTagged } from './world.ts';

/** The own posts from the one that was opened in the grid. */
export function postView(
  state: InstagramState,
  place: number,
  scroll: number,
  context: InstagramContext,
): UiNode {
  const { displayName, handle } = accountInUse(state);
  const earlier = Array.from({ length: earlierPosts }, (_, at): ShownPost => ({
    handle,
    displayName,
    caption: `From the archive, no. ${earlierPosts - at}`,
    imageSha256: sample(context, at),
    medium: 'photo',
    ago: context.say.ago({ count: at + 2, unit: 'week' }),
    likes: 12 + 9 * at,
    liked: false,
    sponsored: false,
    actions: null,
  }));
  const posts = [...ownPosts(state, context), ...earlier].slice(place);
  return postList(posts, scroll, context.say.post.title, context);
}

/** The posts of somebody's profile or under a hashtag, from the one that was opened. */
export function othersPostsView(state: InstagramState, screen: PostList, context: InstagramContext): UiNode {
  const { kind, name } = screen.of;
  const person = findPerson(name);
  const found =
    kind === 'hashtag' ? postsTagged(name) : (person?.posts.map((post) => ({ person, post })) ?? []);
  const posts = found
    .slice(screen.place)
    .flatMap(({ person: author, post }) =>
      author ? [othersPost(state, author, post, screen, context)] : [],
    );
  const title = kind === 'hashtag' ? `#${name}` : context.say.post.title;
  return postList(posts, screen.scroll, title, context);
}

function postList(
  posts: readonly ShownPost[],
  scroll: number,
  title: string,
  { say }: InstagramContext,
): UiNode {
  const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
  const top = area.top + actionBarHeight;
  return node('FrameLayout', area, { id: 'layout_listview_parent_container' }, [
    list(
      'androidx.recyclerview.widget.RecyclerView',
      rect(0, top, 1080, area.bottom - top),
      scroll,
      { id: 'android:id/list' },
      posts.map((post) => row(feedPostHeight(post), (rowArea) => feedPost(post, rowArea, say))),
    ),
    titleBar(title, say, null),
  ]);
}
