import { palette, words } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import { accountInUse } from '../phone-state.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { toScreen } from './back-from.ts';
import type { InstagramContext } from './instagram-context.ts';
import { hasStory, type InstagramScreen, type InstagramState } from './instagram-state.ts';
import { sawStory } from './social.ts';
import { people } from './cast.ts';

/** Height of the row of stories. */
export const trayHeight = 300;

/** As many as the screen is wide; the row is not drawn sideways. */
const inSight = 4;

type Bubble = {
  readonly name: string;
  readonly label: string;
  readonly handle: string;
  readonly seen: boolean;
  readonly own: 'with' | 'without' | null;
  readonly onTap: PhoneEvent;
};

/** The stories on top of the feed: the own one, then those of others, unseen ones first. */
export function storyTray(
  state: InstagramState,
  from: InstagramScreen,
  area: Rect,
  { say }: InstagramContext,
): UiNode {
  const { displayName, handle } = accountInUse(state);
  const others = people
    .filter(({ known, story }) => known && story)
    .map((person): Bubble => ({
      name: person.displayName,
      label: person.handle,
      handle: person.handle,
      seen: sawStory(state.social, state.active, person.handle),
      own: null,
      onTap: toScreen({ name: 'story', author: person.handle, from }),
    }))
    .toSorted((one, other) => Number(one.seen) - Number(other.seen));
  const own: Bubble = {
    name: displayName,
    label: say.feed.yourStory,
    handle,
    seen: false,
    own: hasStory(state, handle) ? 'with' : 'without',
    onTap: { kind: 'nothing' },
  };
  const bubbles = [own, ...others];
  return node('FrameLayout', area, { id: 'reels_tray_container' }, [
    node(
      'androidx.recyclerview.widget.RecyclerView',
      area,
      { description: say.feed.tray },
      bubbles
        .slice(0, inSight)
        .map((bubble, at) =>
          bubbleView(bubble, at, say.storyOf(bubble.handle, at, bubbles.length, bubble.seen), area),
        ),
    ),
  ]);
}

function bubbleView(bubble: Bubble, at: number, description: string, area: Rect): UiNode {
  const left = at * 270;
  const badge = rect(left + 170, area.top + 150, 62, 62);
  return node(
    'LinearLayout',
    rect(left, area.top, 270, trayHeight),
    { id: 'outer_container', onTap: bubble.onTap },
    [
      node('Button', rect(left + 20, area.top + 10, 230, 210), { description, onTap: bubble.onTap }, [
        node('ImageView', rect(left + 40, area.top + 20, 190, 190), {
          id: 'avatar_image_view',
          description,
          look: {
            kind: 'avatar',
            name: bubble.name,
            ring: bubble.own === 'with' || (bubble.own === null && !bubble.seen),
          },
        }),
        bubble.own === 'without'
          ? node('ImageView', badge, {
              id: 'reel_empty_badge',
              look: [
                { kind: 'fill', color: palette.blue, radius: 31 },
                { kind: 'icon', name: 'plus', size: 44, color: '#ffffff' },
              ],
            })
          : null,
      ]),
      node('TextView', rect(left + 15, area.top + 222, 240, 50), {
        id: 'username',
        text: bubble.label,
        look: words(bubble.label, { size: 30, color: palette.ink, align: 'center' }),
      }),
    ],
  );
}
