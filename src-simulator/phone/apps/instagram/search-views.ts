import { palette, words } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { sample } from '../view-context.ts';
import { toScreen } from './back-from.ts';
import { actionBarHeight } from './home-view.ts';
import type { InstagramContext } from './instagram-context.ts';
import type { InstagramScreen } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';
import { tabBarTop } from './tab-bar.ts';
import { titleBar } from './title-bar.ts';
import { people } from './cast.ts';
import { postsTagged } from './world.ts';

const area = rect(0, statusBarHeight, 1080, tabBarTop - statusBarHeight);
const top = statusBarHeight + actionBarHeight + 20;
const resultHeight = 180;

/** Search with its grid of pictures. */
export function searchView(context: InstagramContext): UiNode {
  const cells = Array.from({ length: 12 }, (_, at) => ({
    description: context.say.cell('photo', '', Math.floor(at / 3) + 1, (at % 3) + 1),
    sha256: sample(context, at + 2),
    onTap: { kind: 'nothing' } as const,
  }));
  return node('FrameLayout', area, { id: 'search_fragment' }, [
    searchField('', false, context.say),
    grid(cells),
  ]);
}

/** What is found while somebody types: accounts, and the hashtag when one is asked for. */
export function searchTypingView(query: string, { say }: InstagramContext): UiNode {
  const wanted = query.trim().toLowerCase();
  const from: InstagramScreen = { name: 'search_typing', query };
  const tag = wanted.startsWith('#') ? wanted.slice(1) : '';
  const found = tag === '' && wanted !== '' ? people.filter(({ handle }) => handle.includes(wanted)) : [];
  const accounts = found.map(({ handle, displayName }) => ({
    id: 'row_search_user_username',
    title: handle,
    line: displayName,
    onTap: toScreen({ name: 'other_profile', handle, scroll: 0, from }),
  }));
  const count = postsTagged(tag).length;
  const tags = [
    {
      id: 'row_hashtag_textview_tag_name',
      title: `#${tag}`,
      line: `${count} ${say.search.tags}`,
      onTap: toScreen({ name: 'hashtag', tag, scroll: 0 }),
    },
  ];
  return node('FrameLayout', area, { id: 'search_fragment' }, [
    searchField(query, true, say),
    node(
      'androidx.recyclerview.widget.RecyclerView',
      rect(0, top, 1080, area.bottom - top),
      { id: 'recycler_view' },
      [...accounts, ...(count > 0 ? tags : [])].map((entry, at) => result(entry, top + at * resultHeight)),
    ),
  ]);
}

/** The posts under a hashtag. */
export function hashtagView(
  screen: Extract<InstagramScreen, { name: 'hashtag' }>,
  context: InstagramContext,
): UiNode {
  const of = { kind: 'hashtag', name: screen.tag } as const;
  const cells = postsTagged(screen.tag).map(({ person, post }, at) => ({
    description: context.say.cell(post.medium, person.displayName, Math.floor(at / 3) + 1, (at % 3) + 1),
    sha256: sample(context, post.picture),
    onTap: toScreen({ name: 'posts', of, place: at, scroll: 0, from: screen }),
  }));
  return node('FrameLayout', area, { id: 'search_fragment' }, [
    grid(cells),
    titleBar(`#${screen.tag}`, context.say, null),
  ]);
}

function searchField(query: string, focused: boolean, say: Sayings): UiNode {
  const shown = query === '' ? say.search.hint : query;
  return node('EditText', rect(40, statusBarHeight + 24, 1000, 100), {
    id: 'action_bar_search_edit_text',
    text: query,
    hint: say.search.hint,
    flags: focused ? ['focused'] : [],
    onTap: focused ? { kind: 'nothing' } : toScreen({ name: 'search_typing', query: '' }),
    look: [
      { kind: 'fill', color: palette.field, radius: 30 },
      words(`   ${shown}`, { size: 38, color: query === '' ? palette.muted : palette.ink }),
    ],
  });
}

function result(
  entry: { readonly id: string; readonly title: string; readonly line: string; readonly onTap: PhoneEvent },
  place: number,
): UiNode {
  return node(
    'LinearLayout',
    rect(0, place, 1080, resultHeight),
    { id: 'row_search_user_container', onTap: entry.onTap },
    [
      node('ImageView', rect(40, place + 25, 130, 130), { look: { kind: 'avatar', name: entry.title } }),
      node('TextView', rect(200, place + 35, 800, 56), {
        id: entry.id,
        text: entry.title,
        look: words(entry.title, { size: 40, color: palette.ink, bold: true }),
      }),
      node('TextView', rect(200, place + 95, 800, 50), {
        id: 'row_search_user_fullname',
        text: entry.line,
        look: words(entry.line, { size: 34, color: palette.muted }),
      }),
    ],
  );
}

function grid(
  cells: readonly { readonly description: string; readonly sha256: string; readonly onTap: PhoneEvent }[],
): UiNode {
  return node(
    'androidx.recyclerview.widget.RecyclerView',
    rect(0, top, 1080, area.bottom - top),
    { id: 'recycler_view' },
    cells.slice(0, 12).map(({ description, sha256, onTap }, at) =>
      node('Button', rect((at % 3) * 362, top + Math.floor(at / 3) * 480, 356, 474), {
        id: 'grid_card_layout_container',
        description,
        onTap,
        look: { kind: 'picture', sha256 },
      }),
    ),
  );
}
