import { palette, type IconName } from '../../screen/look.ts';
import { contentBottom, node, rect, type UiNode } from '../../screen/node.ts';
import { accountInUse } from '../phone-state.ts';
import { toScreen } from './back-from.ts';
import type { InstagramScreen, InstagramState } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';

/** Top edge of the tab bar. */
export const tabBarTop = contentBottom - 117;

type Tab = {
  readonly id: string;
  readonly label: (say: Sayings) => string;
  readonly icon: IconName | 'avatar';
  /** The icon is filled while its tab is open; the others are no closed shapes. */
  readonly fills: boolean;
  readonly screen: InstagramScreen;
};

const tabs: readonly Tab[] = [
  {
    id: 'feed_tab',
    label: (say) => say.tabs.home,
    icon: 'home',
    fills: true,
    screen: { name: 'home', scroll: 0 },
  },
  { id: 'clips_tab', label: () => 'Reels', icon: 'reels', fills: false, screen: { name: 'reels' } },
  {
    id: 'direct_tab',
    label: (say) => say.tabs.message,
    icon: 'send',
    fills: true,
    screen: { name: 'inbox' },
  },
  {
    id: 'search_tab',
    label: (say) => say.tabs.search,
    icon: 'search',
    fills: false,
    screen: { name: 'search' },
  },
  {
    id: 'profile_tab',
    label: (say) => say.tabs.profile,
    icon: 'avatar',
    fills: false,
    screen: { name: 'profile', scroll: 0 },
  },
];
const tabWidth = 216;

/** The five tabs as of December 2025. */
export function tabBar(state: InstagramState, selected: string, say: Sayings): UiNode {
  const area = rect(0, tabBarTop, 1080, contentBottom - tabBarTop);
  const looks = [
    { kind: 'fill', color: palette.paper } as const,
    { kind: 'outline', color: palette.line, width: 2 } as const,
  ];
  return node(
    'LinearLayout',
    area,
    { id: 'tab_bar', look: looks },
    tabs.map((tab, at) => tabButton(tab, at, tab.id === selected, state, say)),
  );
}

function tabButton(tab: Tab, at: number, selected: boolean, state: InstagramState, say: Sayings): UiNode {
  const left = at * tabWidth;
  const facts = {
    id: tab.id,
    description: tab.label(say),
    flags: selected ? (['selected', 'long-clickable'] as const) : (['long-clickable'] as const),
    onTap: toScreen(tab.screen),
  };
  const icon = rect(left + 74, tabBarTop + 25, 68, 68);
  const child =
    tab.icon === 'avatar'
      ? node('ImageView', icon, {
          id: 'tab_avatar',
          flags: selected ? ['selected'] : [],
          look: { kind: 'avatar', name: accountInUse(state).displayName },
        })
      : node('ImageView', icon, {
          id: 'tab_icon',
          flags: selected ? ['selected'] : [],
          look: { kind: 'icon', name: tab.icon, color: palette.ink, filled: selected && tab.fills },
        });
  return node('FrameLayout', rect(left, tabBarTop, tabWidth, 117), facts, [child]);
}
