import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { PhoneState } from '../phone-state.ts';
import type { InstagramAct } from './instagram-act.ts';
import type { InstagramScreen } from './instagram-state.ts';
import { withScreen } from './posting.ts';
import { addComment, seeStory, setFollow, toggleLike } from './social.ts';

/** What an act in the app does at once. `at` in epoch milliseconds. */
export function reduceInstagram(state: PhoneState, act: InstagramAct, at: number): PhoneState {
  const { screen } = state.instagram;
  switch (act.kind) {
    case 'like':
      return toggleLike(state, act.post, at);
    case 'set_follow': {
      const changed = setFollow(state, act.target, act.following, at);
      return screen.name === 'follow_sheet'
        ? withScreen(changed, { ...screen, name: 'other_profile' })
        : changed;
    }
    case 'focus_field':
      return screen.name === 'comments' ? withScreen(state, { ...screen, typing: true }) : state;
    case 'send_comment': {
      if (screen.name !== 'comments' || screen.text.trim() === '') return state;
      const sent = addComment(state, screen.post, screen.text, at);
      return withScreen(sent, { ...screen, text: '', typing: false });
    }
    case 'choose':
      return screen.name === 'gallery' ? withScreen(state, chosen(screen, act.path)) : state;
    case 'select_multiple': {
      if (screen.name !== 'gallery') return state;
      const making = screen.making === 'carousel' ? 'photo' : 'carousel';
      return withScreen(state, { ...screen, making, selected: screen.selected.slice(0, 1) });
    }
    default:
      return assertNever(act);
  }
}

/** What is typed goes into the field of the screen that has one. */
export function typeInInstagram(state: PhoneState, text: string, replace: boolean): PhoneState {
  const { screen } = state.instagram;
  const joined = (before: string) => (replace ? text : before + text);
  if (screen.name === 'search_typing') return withScreen(state, { ...screen, query: joined(screen.query) });
  if (screen.name === 'comments' && screen.typing)
    return withScreen(state, { ...screen, text: joined(screen.text) });
  if (screen.name !== 'caption' || !screen.typing) return state;
  return withScreen(state, { ...screen, caption: joined(screen.caption) });
}

/** What happens when a screen comes: the picker has the newest file chosen, and a story counts as seen. */
export function arriveInInstagram(state: PhoneState, screen: InstagramScreen, at: number): PhoneState {
  if (screen.name === 'story') return seeStory(withScreen(state, screen), screen.author, at);
  const [newest] = state.gallery;
  if (screen.name !== 'gallery' || screen.making !== 'photo' || newest === undefined)
    return withScreen(state, screen);
  return withScreen(state, { ...screen, selected: [newest.path] });
}

function chosen(screen: Extract<InstagramScreen, { name: 'gallery' }>, path: string): InstagramScreen {
  if (screen.making !== 'carousel') return { ...screen, selected: [path] };
  const others = screen.selected.filter((other) => other !== path);
  return { ...screen, selected: others.length < screen.selected.length ? others : [...others, path] };
}
