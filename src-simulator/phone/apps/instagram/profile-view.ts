import { list, row } from '../../screen/list.ts';
import { palette, words, type IconName } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { accountInUse } from '../phone-state.ts';
import { toScreen } from './back-from.ts';
import { sample } from '../view-context.ts';
import { actionBarHeight } from './home-view.ts';
import type { InstagramContext } from './instagram-context.ts';
import { earlierPosts, hasStory, postsOf, type InstagramState } from './instagram-state.ts';
import {
  gridTabs,
  headerHeight,
  actionsHeight,
  tabsHeight,
  profileButton,
  profileHeader,
} from './profile-parts.ts';
import type { Sayings } from './sayings.ts';
import { tabBarTop } from './tab-bar.ts';

const cellWidth = 356;
const cellHeight = 470;

/** The own profile with its counts and the grid, newest first. */
export function profileView(state: InstagramState, scroll: number, context: InstagramContext): UiNode {
  const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
  const below = rect(
    0,
    statusBarHeight + actionBarHeight,
    1080,
    area.bottom - statusBarHeight - actionBarHeight,
  );
  const { say } = context;
  const { displayName, handle } = accountInUse(state);
  const made = postsOf(state, state.active).map(({ imageSha256 }) => imageSha256);
  const earlier = Array.from({ length: earlierPosts }, (_, at) => sample(context, at));
  const pictures = [...made, ...earlier];
  const rows = Array.from({ length: Math.ceil(pictures.length / 3) }, (_, at) => at);
  return node('FrameLayout', area, { id: 'user_detail_fragment' }, [
    node('ViewGroup', area, { id: 'coordinator_root_layout' }, [
      list('androidx.recyclerview.widget.RecyclerView', below, scroll, { id: 'android:id/list' }, [
        row(headerHeight, (place) =>
          profileHeader(
            {
              displayName,
              avatar: hasStory(state, handle) ? say.profile.storySeen : say.profile.noStory,
              posts: pictures.length,
              followers: 1284,
              following: 97,
            },
            place,
            say,
          ),
        ),
        row(actionsHeight, (place) => actions(place, say)),
        row(tabsHeight, (place) => gridTabs(place, say)),
        ...rows.map((at) => row(cellHeight, (place) => gridRow(state, pictures, at, place, say))),
      ]),
      actionBar(state, say),
    ]),
  ]);
}

function actions(area: Rect, say: Sayings): UiNode {
  return node('LinearLayout', area, { id: 'profile_header_actions_top_row' }, [
    profileButton(rect(30, area.top + 16, 500, 84), { label: say.profile.edit }),
    profileButton(rect(550, area.top + 16, 500, 84), { label: say.profile.share }),
  ]);
}

function gridRow(
  state: InstagramState,
  pictures: readonly string[],
  at: number,
  area: Rect,
  say: Sayings,
): UiNode {
  const { displayName } = accountInUse(state);
  return node(
    'LinearLayout',
    area,
    { id: 'media_set_row_content_identifier' },
    pictures.slice(at * 3, at * 3 + 3).map((sha256, column) => {
      const cell = rect(column * (cellWidth + 6), area.top, cellWidth, cellHeight - 6);
      const place = at * 3 + column;
      return node('FrameLayout', cell, {}, [
        node('Button', cell, {
          id: 'image_button',
          description: say.cell('photo', displayName, at + 1, column + 1),
          flags: ['long-clickable'],
          onTap: toScreen({ name: 'post', place, scroll: 0 }),
          look: { kind: 'picture', sha256 },
        }),
      ]);
    }),
  );
}

function actionBar(state: InstagramState, { profile }: Sayings): UiNode {
  const bar = rect(0, statusBarHeight, 1080, actionBarHeight);
  const icon = (left: number, description: string, name: IconName, onTap: ReturnType<typeof toScreen>) =>
    node('ImageView', rect(left, bar.top, 118, actionBarHeight), {
      description,
      onTap,
      look: { kind: 'icon', name, size: 62 },
    });
  const title = rect(168, bar.top + 28, 570, 80);
  return node(
    'FrameLayout',
    bar,
    { id: 'profile_action_bar', look: { kind: 'fill', color: palette.paper } },
    [
      node('LinearLayout', rect(0, bar.top, 118, actionBarHeight), { id: 'left_action_bar_buttons' }, [
        icon(0, profile.createNew, 'plus', toScreen({ name: 'create_sheet', scroll: 0 })),
      ]),
      node(
        'LinearLayout',
        rect(158, bar.top, 666, actionBarHeight),
        { id: 'action_bar_username_container', onTap: toScreen({ name: 'account_switcher', scroll: 0 }) },
        [
          node('TextView', title, {
            id: 'action_bar_title',
            text: state.active,
            description: state.active,
            look: words(state.active, { size: 40, color: palette.ink, bold: true, align: 'center' }),
          }),
          node('ImageView', rect(748, bar.top + 48, 44, 44), {
            id: 'action_bar_title_chevron',
            look: { kind: 'icon', name: 'chevron_down', size: 44 },
          }),
        ],
      ),
      node('LinearLayout', rect(844, bar.top, 236, actionBarHeight), { id: 'right_action_bar_buttons' }, [
        icon(844, 'View profile on Threads', 'compass', { kind: 'nothing' }),
        icon(962, profile.options, 'menu', { kind: 'nothing' }),
      ]),
    ],
  );
}
