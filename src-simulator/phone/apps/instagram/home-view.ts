import { list, row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { feedPost, feedPostHeight } from './feed-post.ts';
import type { InstagramContext } from './instagram-context.ts';
import type { InstagramState } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';
import { feedOfOthers, ownPosts } from './shown-posts.ts';
import { storyTray, trayHeight } from './story-tray.ts';
import { tabBarTop } from './tab-bar.ts';
import { pendingRow, pendingRowHeight } from './upload-notices.ts';

/** Height of the bar at the top of a screen. */
export const actionBarHeight = 136;

/** The home feed: stories, pending posts, own new posts, then those of others. */
export function homeView(state: InstagramState, scroll: number, context: InstagramContext): UiNode {
  const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
  const from = { name: 'home', scroll } as const;
  const posts = [...ownPosts(state, context), ...feedOfOthers(state, from, context)];
  const pending = state.uploads.filter((upload) => upload.handle === state.active);
  return node('FrameLayout', area, { id: 'sticky_header_list' }, [
    node('FrameLayout', area, { id: 'refreshable_container' }, [
      list('androidx.recyclerview.widget.RecyclerView', area, scroll, { id: 'android:id/list' }, [
        row(actionBarHeight, (place) => node('View', place, { id: 'gap_binder_group' })),
        row(trayHeight, (place) => storyTray(state, from, place, context)),
        ...pending.map((upload) => row(pendingRowHeight, (place) => pendingRow(upload, place, context.say))),
        ...posts.map((post) => row(feedPostHeight(post), (place) => feedPost(post, place, context.say))),
      ]),
    ]),
    titleBar(context.say),
  ]);
}

function titleBar(say: Sayings): UiNode {
  const bar = rect(0, statusBarHeight, 1080, actionBarHeight);
  const logo = rect(290, statusBarHeight + 30, 500, 76);
  return node('LinearLayout', bar, { id: 'action_bar_LinearLayout', onTap: { kind: 'nothing' } }, [
    node('FrameLayout', bar, { id: 'main_feed_action_bar', look: { kind: 'fill', color: palette.paper } }, [
      node('ViewAnimator', rect(120, statusBarHeight + 20, 840, 96), { id: 'action_bar_title_view' }, [
        node('ImageView', logo, {
          id: 'title_logo',
          description: say.feed.title,
          look: words('instagram', { size: 54, color: palette.ink, bold: true, align: 'center' }),
        }),
      ]),
      node('FrameLayout', rect(960, statusBarHeight, 120, actionBarHeight), {
        id: 'notification',
        onTap: { kind: 'nothing' },
        look: { kind: 'icon', name: 'heart', size: 64 },
      }),
    ]),
  ]);
}
