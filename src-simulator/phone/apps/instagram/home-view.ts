import { list, row } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { ago, sample, type ViewContext } from '../view-context.ts';
import { feedPost, feedPostHeight, type ShownPost } from './feed-post.ts';
import { activeAccount, postsOf, type InstagramState } from './instagram-state.ts';
import { tabBarTop } from './tab-bar.ts';
import { pendingRow, pendingRowHeight } from './upload-notices.ts';

/** Height of the bar at the top of a screen. */
export const actionBarHeight = 136;
const trayHeight = 300;

const neighbours = [
  { handle: 'atlas.bakery', displayName: 'Atlas Bakery', caption: 'Sourdough, straight from the oven.' },
  { handle: 'pine.and.paper', displayName: 'Pine & Paper', caption: 'New notebooks in four colours.' },
  { handle: 'cedar.cycles', displayName: 'Cedar Cycles', caption: 'Sunday ride, everyone is welcome.' },
] as const;

/** The home feed: pending posts, own new posts, then those of others. */
export function homeView(state: InstagramState, scroll: number, context: ViewContext): UiNode {
  const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
  const { displayName, handle } = activeAccount(state);
  const own = postsOf(state, handle).map((post): ShownPost => ({
    ...post,
    displayName,
    ago: ago(context, post.at),
    likes: 0,
  }));
  const others = neighbours.map((post, at): ShownPost => ({
    ...post,
    imageSha256: sample(context, at + 1),
    ago: `${at + 2} hours ago`,
    likes: 41 + 17 * at,
  }));
  const pending = state.uploads.filter((upload) => upload.handle === handle);
  return node('FrameLayout', area, { id: 'sticky_header_list' }, [
    node('FrameLayout', area, { id: 'refreshable_container' }, [
      list('androidx.recyclerview.widget.RecyclerView', area, scroll, { id: 'android:id/list' }, [
        row(actionBarHeight, (place) => node('View', place, { id: 'gap_binder_group' })),
        row(trayHeight, (place) => storyTray(displayName, place)),
        ...pending.map((upload) => row(pendingRowHeight, (place) => pendingRow(upload, place))),
        ...[...own, ...others].map((post) => row(feedPostHeight(post), (place) => feedPost(post, place))),
      ]),
    ]),
    titleBar(),
  ]);
}

function titleBar(): UiNode {
  const bar = rect(0, statusBarHeight, 1080, actionBarHeight);
  const logo = rect(290, statusBarHeight + 30, 500, 76);
  return node('LinearLayout', bar, { id: 'action_bar_LinearLayout' }, [
    node('FrameLayout', bar, { id: 'main_feed_action_bar', look: { kind: 'fill', color: palette.paper } }, [
      node('ViewAnimator', rect(120, statusBarHeight + 20, 840, 96), { id: 'action_bar_title_view' }, [
        node('ImageView', logo, {
          id: 'title_logo',
          description: 'Instagram Home Feed',
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

function storyTray(displayName: string, area: Rect): UiNode {
  const people = [
    { name: displayName, label: 'Your story', ring: false },
    ...neighbours.map(({ displayName: name, handle }) => ({ name, label: handle, ring: true })),
  ];
  return node('FrameLayout', area, { id: 'reels_tray_container' }, [
    node(
      'androidx.recyclerview.widget.RecyclerView',
      area,
      { description: 'reels tray container' },
      people.map(({ name, label, ring }, at) => {
        const left = at * 270;
        return node('LinearLayout', rect(left, area.top, 270, trayHeight), { id: 'outer_container' }, [
          node('ImageView', rect(left + 40, area.top + 20, 190, 190), {
            id: 'avatar_image_view',
            description: `${label}'s story, ${at} of 4, Unseen.`,
            look: { kind: 'avatar', name, ring },
          }),
          node('TextView', rect(left + 15, area.top + 222, 240, 50), {
            id: 'username',
            text: label,
            look: words(label, { size: 30, color: palette.ink, align: 'center' }),
          }),
        ]);
      }),
    ),
  ]);
}
