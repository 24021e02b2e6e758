import { list, row } from '../../screen/list.ts';
import { node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { sample } from '../view-context.ts';
import { toScreen } from './back-from.ts';
import { actionBarHeight } from './home-view.ts';
import type { InstagramContext } from './instagram-context.ts';
import type { InstagramScreen, InstagramState } from './instagram-state.ts';
import {
  actionsHeight,
  gridTabs,
  headerHeight,
  profileButton,
  profileHeader,
  tabsHeight,
} from './profile-parts.ts';
import { follows } from './social.ts';
import { tabBarTop } from './tab-bar.ts';
import { titleBar } from './title-bar.ts';
import type { Person } from './cast.ts';
import { findPerson } from './world.ts';

type OtherProfile = Extract<InstagramScreen, { name: 'other_profile' | 'follow_sheet' }>;

const cellHeight = 470;

/** Somebody else's profile: Follow or Following, and the grid. */
export function otherProfileView(
  state: InstagramState,
  screen: OtherProfile,
  context: InstagramContext,
): UiNode {
  const { say } = context;
  const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
  const top = statusBarHeight + actionBarHeight;
  const person = findPerson(screen.handle);
  const facts = {
    displayName: person?.displayName ?? screen.handle,
    avatar: screen.handle,
    posts: person?.posts.length ?? 0,
    followers: 5120,
    following: 214,
  };
  const rows = Array.from({ length: Math.ceil((person?.posts.length ?? 0) / 3) }, (_, at) => at);
  return node('FrameLayout', area, { id: 'user_detail_fragment' }, [
    node('ViewGroup', area, { id: 'coordinator_root_layout' }, [
      list(
        'androidx.recyclerview.widget.RecyclerView',
        rect(0, top, 1080, area.bottom - top),
        screen.scroll,
        { id: 'android:id/list' },
        [
          row(headerHeight, (place) => profileHeader(facts, place, say)),
          row(actionsHeight, (place) => actions(state, screen, facts.displayName, place, context)),
          row(tabsHeight, (place) => gridTabs(place, say)),
          ...rows.map((at) => row(cellHeight, (place) => gridRow(person, screen, at, place, context))),
        ],
      ),
      titleBar(screen.handle, say, null),
    ]),
  ]);
}

function actions(
  state: InstagramState,
  screen: OtherProfile,
  displayName: string,
  area: Rect,
  { say }: InstagramContext,
): UiNode {
  const { handle } = screen;
  const following = follows(state.social, state.active, handle);
  const label = following ? say.profile.isFollowed : say.profile.follow;
  return node('LinearLayout', area, { id: 'profile_header_actions_top_row' }, [
    profileButton(rect(30, area.top + 16, 500, 84), {
      id: 'profile_header_follow_button',
      label,
      description: `${label} ${displayName}`,
      strong: !following,
      onTap: following
        ? toScreen({ ...screen, name: 'follow_sheet' })
        : { kind: 'in_instagram', act: { kind: 'set_follow', target: handle, following: true } },
    }),
    profileButton(rect(550, area.top + 16, 500, 84), { label: say.profile.message }),
  ]);
}

function gridRow(
  person: Person | null,
  screen: OtherProfile,
  at: number,
  area: Rect,
  context: InstagramContext,
): UiNode {
  const posts = person?.posts.slice(at * 3, at * 3 + 3) ?? [];
  return node(
    'LinearLayout',
    area,
    { id: 'media_set_row_content_identifier' },
    posts.map((post, column) => {
      const cell = rect(column * 362, area.top, 356, cellHeight - 6);
      const of = { kind: 'account', name: screen.handle } as const;
      return node('Button', cell, {
        id: 'image_button',
        description: context.say.cell(post.medium, person?.displayName ?? '', at + 1, column + 1),
        flags: ['long-clickable'],
        onTap: toScreen({
          name: 'posts',
          of,
          place: at * 3 + column,
          scroll: 0,
          from: { ...screen, name: 'other_profile' },
        }),
        look: { kind: 'picture', sha256: sample(context, post.picture) },
      });
    }),
  );
}
