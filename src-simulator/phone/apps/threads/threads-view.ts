import { assertNever } from '../../../../src-shared/assert-never.ts';
import type { UiNode } from '../../screen/node.ts';
import type { ScreenView } from '../../screen/window.ts';
import type { PhoneState } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';
import { composerView } from './composer-view.ts';
import { otherProfileView, tagView, threadsHomeView } from './feed-views.ts';
import { activityView, ownProfileView, searchView, threadPageView } from './page-views.ts';
import { pickerView } from './picker-view.ts';
import type { ThreadsScreen } from './threads-state.ts';
import { threadsWords } from './threads-words.ts';

/** What the app shows, without what may stand over it. */
export function threadsView(
  state: PhoneState,
  context: ViewContext,
): Omit<ScreenView, 'packageName' | 'activity'> {
  const { screen } = state.threads;
  const keyboard = (screen.name === 'composer' && !screen.asking) || screen.name === 'search';
  return { name: `threads_${nameOf(screen)}`, root: rootOf(state, context), behind: null, keyboard };
}

function nameOf(screen: ThreadsScreen): string {
  if (screen.name === 'composer') {
    if (screen.asking) return 'discard_sheet';
    return screen.draft.replyTo ? 'reply_composer' : 'composer';
  }
  return screen.name === 'other_profile' && screen.asking ? 'unfollow_sheet' : screen.name;
}

function rootOf(state: PhoneState, context: ViewContext): UiNode {
  const said = threadsWords(state.locale);
  const { screen } = state.threads;
  switch (screen.name) {
    case 'home':
      return threadsHomeView(state, screen, context, said);
    case 'tag':
      return tagView(state, screen, context, said);
    case 'other_profile':
      return otherProfileView(state, screen, context, said);
    case 'thread':
      return threadPageView(state, screen.post, screen.from, context, said);
    case 'search':
      return searchView(state, screen.query, said);
    case 'activity':
      return activityView(state, said);
    case 'profile':
      return ownProfileView(state, screen.scroll, false, context, said);
    case 'account_switcher':
      return ownProfileView(state, 0, true, context, said);
    case 'composer':
      return composerView(state.threads, screen.draft, screen.asking, said);
    case 'gallery':
      return pickerView(state.gallery, screen.chosen, screen.scroll, context, said);
    default:
      return assertNever(screen);
  }
}
