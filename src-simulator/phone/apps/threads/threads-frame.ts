import { palette, words, type IconName } from '../../screen/look.ts';
import {
  contentBottom,
  node,
  rect,
  screenSize,
  statusBarHeight,
  whole,
  type Rect,
  type UiNode,
} from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { toThreads } from './threads-back.ts';
import { threadsHome, type ThreadsScreen, type ThreadsState } from './threads-state.ts';
import type { ThreadsWords } from './threads-words.ts';

const { width, height } = screenSize;
const tabsHeight = 130;

/** Top edge of the tabs. */
export const tabsTop = contentBottom - tabsHeight;

/** Below the status bar: the bar with the title. */
export const titleArea = rect(0, statusBarHeight, width, 130);

/** Between the title and the tabs. */
export const pageArea = rect(0, titleArea.bottom, width, tabsTop - titleArea.bottom);

/** A button by its icon: the app is drawn by Compose, so most views have a description and no id. */
export function iconButton(area: Rect, description: string, name: IconName, onTap: PhoneEvent): UiNode {
  return node('Button', area, { description, onTap, look: { kind: 'icon', name, size: 60 } });
}

/** A button by its text. */
export function textButton(area: Rect, text: string, onTap: PhoneEvent, filled = false): UiNode {
  return node('Button', area, {
    text,
    onTap,
    look: [
      filled
        ? { kind: 'fill', color: palette.ink, radius: 28 }
        : { kind: 'outline', color: palette.line, radius: 28 },
      words(text, { size: 38, color: filled ? palette.paper : palette.ink, bold: true, align: 'center' }),
    ],
  });
}

/** A screen of the app without tabs. */
export function page(children: readonly (UiNode | null)[]): UiNode {
  return node('FrameLayout', whole, { look: { kind: 'fill', color: palette.paper } }, [
    node('FrameLayout', whole, { id: 'android:id/content' }, [
      node('androidx.compose.ui.platform.ComposeView', whole, {}, children),
    ]),
  ]);
}

/** A screen with the tabs, and what the app says about things on their way. */
export function tabbedPage(
  state: ThreadsState,
  said: ThreadsWords,
  tab: 'home' | 'activity' | 'profile' | null,
  children: readonly (UiNode | null)[],
  sheet: readonly UiNode[] = [],
): UiNode {
  return page([...children, tabs(said, tab), notice(state, said), ...sheet]);
}

/** A sheet over a screen, and the shade that takes all other taps. */
export function sheet(top: number, close: PhoneEvent, children: readonly UiNode[]): readonly UiNode[] {
  const area = rect(0, top, width, height - top);
  return [
    node('View', whole, { onTap: close, look: { kind: 'shade', opacity: 0.5 } }),
    node(
      'ViewGroup',
      area,
      { onTap: { kind: 'nothing' }, look: { kind: 'fill', color: palette.paper, radius: 40 } },
      children,
    ),
  ];
}

function tabs(said: ThreadsWords, selected: string | null): UiNode {
  const draft = { text: '', files: [], replyTo: null, from: threadsHome };
  const all: readonly (readonly [string, string, string, IconName, ThreadsScreen | null])[] = [
    ['home', 'barcelona_tab_main_feed', said.home, 'home', threadsHome],
    ['messages', '', said.messages, 'send', null],
    ['create', '', said.create, 'plus', { name: 'composer', draft, asking: false }],
    ['activity', '', said.activity, 'heart', { name: 'activity' }],
    ['profile', 'barcelona_tab_profile', said.profile, 'users', { name: 'profile', scroll: 0 }],
  ];
  const tabWidth = width / all.length;
  return node(
    'ViewGroup',
    rect(0, tabsTop, width, tabsHeight),
    { look: { kind: 'fill', color: palette.paper } },
    all.map(([name, id, description, icon, screen], at) =>
      node('View', rect(at * tabWidth, tabsTop, tabWidth, tabsHeight), {
        id,
        description,
        flags: name === selected ? ['selected'] : [],
        onTap: screen ? toThreads(screen) : { kind: 'nothing' },
        look: { kind: 'icon', name: icon, size: 64, filled: name === selected && name !== 'create' },
      }),
    ),
  );
}

/** "Posting…" while something is on its way, "Posted" for a few seconds after, and what was refused until it is discarded. */
function notice(state: ThreadsState, said: ThreadsWords): UiNode | null {
  const own = state.uploads.filter(({ handle }) => handle === state.active);
  const sending = own.find(({ refused }) => !refused);
  const refused = own.find((upload) => upload.refused);
  if (sending) return card(said.posting, null);
  if (refused) {
    const discard: PhoneEvent = { kind: 'in_threads', act: { kind: 'discard_upload', upload: refused.id } };
    const close = rect(940, tabsTop - 130, 90, 90);
    return card(
      said.failed,
      node('Button', close, {
        description: said.discardFailed,
        onTap: discard,
        look: { kind: 'icon', name: 'close', size: 52, color: palette.paper },
      }),
    );
  }
  if (state.posted === null) return null;
  const view = rect(860, tabsTop - 130, 170, 90);
  return card(
    said.posted,
    node('Button', view, {
      text: said.view,
      onTap: { kind: 'nothing' },
      look: words(said.view, { size: 38, color: palette.paper, bold: true, align: 'center' }),
    }),
  );
}

function card(text: string, button: UiNode | null): UiNode {
  const area = rect(30, tabsTop - 150, 1020, 130);
  return node(
    'ViewGroup',
    area,
    { onTap: { kind: 'nothing' }, look: { kind: 'fill', color: '#1c1f23', radius: 32 } },
    [
      node('TextView', rect(80, area.top + 30, 740, 70), {
        text,
        look: words(text, { size: 40, color: palette.paper }),
      }),
      button,
    ],
  );
}
