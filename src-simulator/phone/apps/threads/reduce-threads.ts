import { assertNever } from '../../../../src-shared/assert-never.ts';
import { type Change, counted, only, soon } from '../change.ts';
import type { PhoneState } from '../phone-state.ts';
import type { ThreadsAct } from './threads-act.ts';
import { threadsBehind } from './threads-back.ts';
import { followsPerson, likesThread } from './threads-people.ts';
import { endSending, sendDraft, withThreads } from './threads-posting.ts';
import { threadsHome, type ThreadsScreen } from './threads-state.ts';

const platform = 'threads';

/** What an act does to the app. `now` in epoch milliseconds. */
export function reduceThreads(state: PhoneState, act: ThreadsAct, now: number): Change {
  const { threads } = state;
  const { screen } = threads;
  switch (act.kind) {
    case 'back': {
      const to = threadsBehind(screen);
      return to === null ? soon(state, { kind: 'front', front: 'launcher' }) : arriveSoon(state, to);
    }
    case 'scroll':
      return only('scroll' in screen ? onScreen(state, { ...screen, scroll: act.to }) : state);
    case 'type':
      return only(typed(state, act.text, act.replace));
    case 'share':
      return screen.name === 'composer' && screen.draft.replyTo === null
        ? sendDraft(state, act.rejected)
        : only(state);
    case 'send_reply':
      return sendDraft(state, false);
    case 'upload_ended':
      return endSending(state, act.upload, act.rejected, now);
    case 'notice_over':
      return only(threads.posted === act.upload ? withThreads(state, { posted: null }) : state);
    case 'discard_upload': {
      const uploads = threads.uploads.filter(({ id, refused }) => id !== act.upload || !refused);
      return only(withThreads(state, { uploads }));
    }
    case 'like': {
      const kind = likesThread(state, act.post) ? 'unlike' : 'like';
      return only(counted(state, { platform, kind, target: act.post.handle, text: act.post.text, at: now }));
    }
    case 'follow':
    case 'unfollow': {
      const answered = screen.name === 'other_profile' ? { ...screen, asking: false } : screen;
      if (followsPerson(state, act.handle) === (act.kind === 'follow'))
        return only(onScreen(state, answered));
      return only(
        counted(onScreen(state, answered), {
          platform,
          kind: act.kind,
          target: act.handle,
          text: '',
          at: now,
        }),
      );
    }
    case 'choose_picture': {
      if (screen.name !== 'gallery') return only(state);
      const chosen = screen.chosen.includes(act.path)
        ? screen.chosen.filter((path) => path !== act.path)
        : [...screen.chosen, act.path];
      return only(onScreen(state, { ...screen, chosen }));
    }
    case 'attach': {
      if (screen.name !== 'gallery') return only(state);
      const files = screen.chosen.flatMap(
        (path) => state.gallery.find((picture) => picture.path === path)?.sha256 ?? [],
      );
      const draft = { ...screen.draft, files: [...screen.draft.files, ...files] };
      return arriveSoon(state, { name: 'composer', draft, asking: false });
    }
    case 'switch_account':
      return arriveSoon(withThreads(state, { active: act.handle }), { name: 'profile', scroll: 0 });
    case 'stop': {
      const front = state.front === 'threads' ? 'launcher' : state.front;
      const generation = threads.generation + 1;
      const stopped = withThreads(state, { screen: threadsHome, dialog: null, posted: null, generation });
      return only({ ...stopped, front });
    }
    default:
      return assertNever(act);
  }
}

function onScreen(state: PhoneState, screen: ThreadsScreen): PhoneState {
  return withThreads(state, { screen });
}

function arriveSoon(state: PhoneState, screen: ThreadsScreen): Change {
  return soon(state, { kind: 'threads', screen });
}

function typed(state: PhoneState, text: string, replace: boolean): PhoneState {
  const { screen } = state.threads;
  if (screen.name === 'search')
    return onScreen(state, { ...screen, query: replace ? text : screen.query + text });
  if (screen.name !== 'composer' || screen.asking) return state;
  const { draft } = screen;
  return onScreen(state, { ...screen, draft: { ...draft, text: replace ? text : draft.text + text } });
}
