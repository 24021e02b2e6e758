import { palette, words, type IconName } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { Sayings } from './sayings.ts';

/** Heights of what stands over the grid of a profile. */
export const headerHeight = 280;
export const actionsHeight = 130;
export const tabsHeight = 118;

/** What the head of a profile says. `avatar`: how its picture is described. */
export type ProfileFacts = {
  readonly displayName: string;
  readonly avatar: string;
  readonly posts: number;
  readonly followers: number;
  readonly following: number;
};

/** Picture, name and the three counts. */
export function profileHeader(facts: ProfileFacts, area: Rect, { profile }: Sayings): UiNode {
  const counts = [
    { id: 'post_count', label: profile.posts, value: facts.posts, holder: 'post_count_front' },
    { id: 'followers', label: profile.followers, value: facts.followers, holder: 'followers_stacked' },
    { id: 'following', label: profile.following, value: facts.following, holder: 'following_stacked' },
  ];
  return node('ViewGroup', area, { id: 'row_profile_header', look: { kind: 'fill', color: palette.paper } }, [
    node('ImageView', rect(40, area.top + 40, 210, 210), {
      id: 'row_profile_header_imageview',
      description: facts.avatar,
      look: { kind: 'avatar', name: facts.displayName },
    }),
    node('TextView', rect(312, area.top + 40, 720, 56), {
      id: 'profile_header_full_name_above_vanity',
      text: facts.displayName,
      look: words(facts.displayName, { size: 40, color: palette.ink, bold: true }),
    }),
    node(
      'LinearLayout',
      rect(312, area.top + 110, 740, 140),
      { id: 'profile_header_metrics_full_width' },
      counts.map(({ id, label, value, holder }, at) => count(id, label, value, holder, 312 + at * 240, area)),
    ),
  ]);
}

/** A button below the head of a profile. */
export function profileButton(
  area: Rect,
  facts: {
    readonly label: string;
    readonly id?: string;
    readonly description?: string;
    readonly onTap?: PhoneEvent;
    readonly strong?: boolean;
  },
): UiNode {
  const { label, strong = false } = facts;
  return node('Button', area, {
    id: facts.id ?? 'button_container',
    text: label,
    description: facts.description ?? label,
    onTap: facts.onTap ?? { kind: 'nothing' },
    look: [
      { kind: 'fill', color: strong ? '#4a5df9' : palette.field, radius: 20 },
      words(label, { size: 36, color: strong ? '#ffffff' : palette.ink, bold: true, align: 'center' }),
    ],
  });
}

/** The tabs over the grid. */
export function gridTabs(area: Rect, { profile }: Sayings): UiNode {
  const tabs: readonly (readonly [string, IconName])[] = [
    [profile.grid, 'grid'],
    ['Reels', 'reels'],
    [profile.tagged, 'users'],
  ];
  return node(
    'HorizontalScrollView',
    area,
    { id: 'profile_tab_layout', look: { kind: 'outline', color: palette.line, width: 2 } },
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

function count(id: string, label: string, value: number, holder: string, left: number, area: Rect): UiNode {
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
        look: words(label, { size: 30, color: palette.ink }),
      }),
    ],
  );
}
