import { list, row } from '../../screen/list.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { ago, sample, type ViewContext } from '../view-context.ts';
import { feedPost, feedPostHeight, type ShownPost } from './feed-post.ts';
import { actionBarHeight } from './home-view.ts';
import { activeAccount, earlierPosts, postsOf, type InstagramState } from './instagram-state.ts';
import { tabBarTop } from './tab-bar.ts';
import { titleBar } from './title-bar.ts';

/** The own posts from the one that was opened in the grid. */
export function postView(state: InstagramState, place: number, scroll: number, context: ViewContext): UiNode {
  const { displayName, handle } = activeAccount(state);
  const made = postsOf(state, handle).map((post): ShownPost => ({
    ...post,
    displayName,
    ago: ago(context, post.at),
    likes: 0,
  }));
  const earlier = Array.from({ length: earlierPosts }, (_, at): ShownPost => ({
    handle,
    displayName,
    caption: `From the archive, no. ${earlierPosts - at}`,
    imageSha256: sample(context, at),
    ago: `${at + 2} weeks ago`,
    likes: 12 + 9 * at,
  }));
  const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
  const top = area.top + actionBarHeight;
  return node('FrameLayout', area, { id: 'layout_listview_parent_container' }, [
    list(
      'androidx.recyclerview.widget.RecyclerView',
      rect(0, top, 1080, area.bottom - top),
      scroll,
      { id: 'android:id/list' },
      [...made, ...earlier]
        .slice(place)
        .map((post) => row(feedPostHeight(post), (rowArea) => feedPost(post, rowArea))),
    ),
    titleBar('Posts', null),
  ]);
}
