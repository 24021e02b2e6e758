import { assertNever } from '../../../src-shared/assert-never.ts';
import type { Platform } from '../../../src-shared/domain/platform.ts';
import { backFrom } from './back.ts';
import { type Change, generationOf, only, soon } from './change.ts';
import { firstScreen } from './instagram/instagram-state.ts';
import { endUpload, share, withScreen } from './instagram/posting.ts';
import { arriveInInstagram, reduceInstagram, typeInInstagram } from './instagram/reduce-instagram.ts';
import { appOf, interrupt, relieve } from './interruption.ts';
import type { Destination, PhoneEvent, Refusal } from './phone-event.ts';
import type { PhoneState } from './phone-state.ts';
import { reduceThreads } from './threads/reduce-threads.ts';
import { reduceTikTok } from './tiktok/reduce-tiktok.ts';

/** What an event does. `now` in epoch milliseconds. A tap shows its effect only after the time a screen takes. */
export function reduce(state: PhoneState, event: PhoneEvent, now: number): Change {
  const { instagram } = state;
  const { screen } = instagram;
  // Keys do nothing to a ringing call; only a person answers or declines it.
  if (state.ringing && (event.kind === 'back' || event.kind === 'type' || event.kind === 'scroll'))
    return only(state);
  const forApp = actOfApp(state, event);
  if (forApp !== null) return reduce(state, forApp, now);
  switch (event.kind) {
    case 'go':
      return soon(state, event.to);
    case 'arrive':
      return event.generation === generationOf(state, event.to)
        ? only(arrive(state, event.to, now))
        : only(state);
    case 'share':
      return shareIn(state, event.refusal, now);
    case 'upload_ended':
      return endUpload(state, event.upload, event.rejected, now);
    case 'notice_over':
      if (instagram.donePosting !== event.upload) return only(state);
      return only({ ...state, instagram: { ...instagram, donePosting: null } });
    case 'discard_upload': {
      const uploads = instagram.uploads.filter(({ id, refused }) => id !== event.upload || !refused);
      return only({ ...state, instagram: { ...instagram, uploads } });
    }
    case 'scroll':
      return 'scroll' in screen ? only(withScreen(state, { ...screen, scroll: event.to })) : only(state);
    case 'focus_caption':
    case 'finish_typing':
      if (screen.name !== 'caption') return only(state);
      return only(withScreen(state, { ...screen, typing: event.kind === 'focus_caption' }));
    case 'type':
      return only(typeInInstagram(state, event.text, event.replace));
    case 'switch_account': {
      const switched = { ...state, instagram: { ...instagram, active: event.handle } };
      return soon(switched, { kind: 'screen', screen: { name: 'profile', scroll: 0 } });
    }
    case 'close_dialog':
      return only(interrupt(state, state.app, { dialog: null }));
    case 'back': {
      const back = backFrom(state);
      return back.kind === 'nothing' ? only(state) : reduce(state, back, now);
    }
    case 'home_button':
      return soon(state, { kind: 'front', front: 'launcher' });
    case 'start_app':
      return soon(state, { kind: 'front', front: event.front });
    case 'in_instagram':
      return only(reduceInstagram(state, event.act, now));
    case 'in_threads':
      return reduceThreads(state, event.act, now);
    case 'in_tiktok':
      return reduceTikTok(state, event.act, now);
    case 'stop_app':
      return stop(state, event.app, now);
    case 'pictures':
      return only({ ...state, gallery: event.gallery });
    case 'cover':
      return only(interrupt(state, state.app, { cover: event.cover }));
    case 'dialog':
      return only(interrupt(state, state.app, { dialog: event.dialog }));
    case 'call':
      return only({ ...state, ringing: event.ringing });
    case 'language':
      return only({ ...state, locale: event.locale });
    case 'relieve':
      return only(relieve(state));
    case 'crash_app': {
      const stopped = stop(state, state.app, now);
      return { ...stopped, state: { ...stopped.state, front: 'crashed' } };
    }
    case 'nothing':
      return only(state);
    default:
      return assertNever(event);
  }
}

/** Keys and fingers belong to the app in front; Instagram's are the phone's own events. */
function actOfApp(state: PhoneState, event: PhoneEvent): PhoneEvent | null {
  const { front } = state;
  if (front !== 'threads' && front !== 'tiktok') return null;
  if (event.kind !== 'type' && event.kind !== 'scroll') return null;
  if (state[front].cover || state[front].dialog) return { kind: 'nothing' };
  return front === 'threads' ? { kind: 'in_threads', act: event } : { kind: 'in_tiktok', act: event };
}

/** The button that posts, in the app in front. A refusal by the platform's guards takes nothing. */
function shareIn(state: PhoneState, refusal: Refusal | null, now: number): Change {
  if (refusal !== null && refusal !== 'media_rejected') {
    const event = refusedBy(refusal);
    return { state, later: [{ after: 'screen', event }] };
  }
  const act = { kind: 'share', rejected: refusal !== null } as const;
  switch (state.app) {
    case 'threads':
      return reduceThreads(state, act, now);
    case 'tiktok':
      return reduceTikTok(state, act, now);
    case 'instagram':
      return share(state, act.rejected);
    default:
      return assertNever(state.app);
  }
}

function refusedBy(refusal: Exclude<Refusal, 'media_rejected'>): PhoneEvent {
  switch (refusal) {
    case 'crash_app':
      return { kind: refusal };
    case 'rate_app':
    case 'try_again_later':
      return { kind: 'dialog', dialog: refusal };
    default:
      return { kind: 'cover', cover: refusal };
  }
}

function stop(state: PhoneState, app: Platform, now: number): Change {
  if (app === 'threads') return reduceThreads(state, { kind: 'stop' }, now);
  if (app === 'tiktok') return reduceTikTok(state, { kind: 'stop' }, now);
  const { instagram, front } = state;
  const generation = instagram.generation + 1;
  return only({
    ...state,
    front: front === 'instagram' ? 'launcher' : front,
    instagram: { ...instagram, screen: firstScreen, dialog: null, donePosting: null, generation },
  });
}

function arrive(state: PhoneState, to: Destination, now: number): PhoneState {
  switch (to.kind) {
    case 'front':
      return { ...state, front: to.front, app: appOf(to.front) ?? state.app };
    case 'screen':
      return arriveInInstagram(state, to.screen, now);
    case 'threads':
      return { ...state, threads: { ...state.threads, screen: to.screen } };
    case 'tiktok':
      return { ...state, tiktok: { ...state.tiktok, screen: to.screen } };
    default:
      return assertNever(to);
  }
}
