import { list, row } from '../../screen/list.ts';
import { palette, words, type IconName } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { toScreen } from '../back.ts';
import { sample, type ViewContext } from '../view-context.ts';
import { actionBarHeight } from './home-view.ts';
import { activeAccount, earlierPosts, postsOf, type InstagramState } from './instagram-state.ts';
import { tabBarTop } from './tab-bar.ts';

const headerHeight = 280;
const actionsHeight = 130;
const tabsHeight = 118;
const cellWidth = 356;
const cellHeight = 470;

/** The own profile with its counts and the grid, newest first. */
export function profileView(state: InstagramState, scroll: number, context: ViewContext): UiNode {
  const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
  const below = rect(
    0,
    statusBarHeight + actionBarHeight,
    1080,
    area.bottom - statusBarHeight - actionBarHeight,
  );
  const made = postsOf(state, state.active).map(({ imageSha256 }) => imageSha256);
  const earlier = Array.from({ length: earlierPosts }, (_, at) => sample(context, at));
  const pictures = [...made, ...earlier];
  const rows = Array.from({ length: Math.ceil(pictures.length / 3) }, (_, at) => at);
  return node('FrameLayout', area, { id: 'user_detail_fragment' }, [
    node('ViewGroup', area, { id: 'coordinator_root_layout' }, [
      list('androidx.recyclerview.widget.RecyclerView', below, scroll, { id: 'android:id/list' }, [
        row(headerHeight, (place) => header(state, pictures.length, place)),
        row(actionsHeight, (place) => actions(place)),
        row(tabsHeight, (place) => gridTabs(place)),
        ...rows.map((at) => row(cellHeight, (place) => gridRow(state, pictures, at, place))),
      ]),
      actionBar(state),
    ]),
  ]);
}

function header(state: InstagramState, posts: number, area: Rect): UiNode {
  const { displayName } = activeAccount(state);
  const counts = [
    { id: 'post_count', label: 'posts', value: posts, holder: 'post_count_front' },
    { id: 'followers', label: 'followers', value: 1284, holder: 'followers_stacked' },
    { id: 'following', label: 'following', value: 97, holder: 'following_stacked' },
  ];
  return node('ViewGroup', area, { id: 'row_profile_header', look: { kind: 'fill', color: palette.paper } }, [
    node('ImageView', rect(40, area.top + 40, 210, 210), {
      id: 'row_profile_header_imageview',
      description: 'Your profile. No story',
      look: { kind: 'avatar', name: displayName },
    }),
    node('TextView', rect(312, area.top + 40, 720, 56), {
      id: 'profile_header_full_name_above_vanity',
      text: displayName,
      look: words(displayName, { size: 40, color: palette.ink, bold: true }),
    }),
    node(
      'LinearLayout',
      rect(312, area.top + 110, 740, 140),
      { id: 'profile_header_metrics_full_width' },
      counts.map(({ id, label, value, holder }, at) => {
        const left = 312 + at * 240;
        const shown = value.toLocaleString('en-US');
        return node(
          'View',
          rect(left, area.top + 110, 230, 140),
          {
            id: `profile_header_${holder}_familiar`,
            description: `${shown}${label}`,
            onTap: { kind: 'nothing' },
          },
          [
            node('TextView', rect(left, area.top + 122, 220, 60), {
              id: `profile_header_familiar_${id}_value`,
              text: shown,
              look: words(shown, { size: 44, color: palette.ink, bold: true }),
            }),
            node('TextView', rect(left, area.top + 182, 220, 50), {
              id: `profile_header_familiar_${id}_label`,
              text: label,
              look: words(label, { size: 34, color: palette.ink }),
            }),
          ],
        );
      }),
    ),
  ]);
}

function actions(area: Rect): UiNode {
  const button = (left: number, label: string) =>
    node(
      'Button',
      rect(left, area.top + 16, 500, 84),
      {
        id: 'button_container',
        description: label,
        onTap: { kind: 'nothing' },
        look: { kind: 'fill', color: palette.field, radius: 20 },
      },
      [
        node('TextView', rect(left + 20, area.top + 30, 460, 56), {
          text: label,
          look: words(label, { size: 36, color: palette.ink, bold: true, align: 'center' }),
        }),
      ],
    );
  return node('LinearLayout', area, { id: 'profile_header_actions_top_row' }, [
    button(30, 'Edit profile'),
    button(550, 'Share profile'),
  ]);
}

function gridTabs(area: Rect): UiNode {
  const tabs: readonly (readonly [string, IconName])[] = [
    ['Grid view', 'grid'],
    ['Reels', 'reels'],
    ['Photos of you', 'users'],
  ];
  const looks = [{ kind: 'outline', color: palette.line, width: 2 } as const];
  return node(
    'HorizontalScrollView',
    area,
    { id: 'profile_tab_layout', look: looks },
    tabs.map(([description, name], at) =>
      node('ImageView', rect(at * 360, area.top, 360, tabsHeight - 2), {
        id: 'profile_tab_icon_view',
        description,
        flags: at === 0 ? ['selected'] : [],
        onTap: { kind: 'nothing' },
        look: { kind: 'icon', name, size: 60, color: at === 0 ? palette.ink : palette.muted },
      }),
    ),
  );
}

function gridRow(state: InstagramState, pictures: readonly string[], at: number, area: Rect): UiNode {
  const { displayName } = activeAccount(state);
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
          description: `Photo by ${displayName} at row ${at + 1}, column ${column + 1}`,
          flags: ['long-clickable'],
          onTap: toScreen({ name: 'post', place, scroll: 0 }),
          look: { kind: 'picture', sha256 },
        }),
      ]);
    }),
  );
}

function actionBar(state: InstagramState): UiNode {
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
        icon(0, 'Create New', 'plus', toScreen({ name: 'create_sheet', scroll: 0 })),
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
        icon(962, 'Options', 'menu', { kind: 'nothing' }),
      ]),
    ],
  );
}
