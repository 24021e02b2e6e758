import { assertNever } from '../../../src-shared/assert-never.ts';
import { backFrom } from './back.ts';
import { firstScreen } from './instagram/instagram-state.ts';
import { endUpload, share, withScreen } from './instagram/posting.ts';
import { arriveInInstagram, reduceInstagram, typeInInstagram } from './instagram/reduce-instagram.ts';
import type { Destination, Later, PhoneEvent } from './phone-event.ts';
import type { PhoneState } from './phone-state.ts';
import { reduceThreads } from './threads/reduce-threads.ts';
import { reduceTikTok } from './tiktok/reduce-tiktok.ts';

/** A new state, and what follows by itself. */
export type Change = { readonly state: PhoneState; readonly later: readonly Later[] };

/** What an event does. `now` in epoch milliseconds. A tap shows its effect only after the time a screen takes. */
export function reduce(state: PhoneState, event: PhoneEvent, now: number): Change {
  const { instagram } = state;
  const { screen } = instagram;
  const forApp = actOfApp(state, event);
  if (forApp !== null) return reduce(state, forApp, now);
  switch (event.kind) {
    case 'go':
      return soon(state, event.to);
    case 'arrive':
      return event.generation === instagram.generation ? only(arrive(state, event.to, now)) : only(state);
    case 'share':
      return share(state, event.refusal);
    case 'upload_ended':
      return endUpload(state, event.upload, event.rejected, now);
    case 'notice_over':
      return only({ ...state, instagram: { ...instagram, donePosting: false } });
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
      return only({ ...state, instagram: { ...instagram, dialog: null } });
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
      if (event.app === 'threads') return reduceThreads(state, { kind: 'stop' }, now);
      if (event.app === 'tiktok') return reduceTikTok(state, { kind: 'stop' }, now);
      return only(arrive(state, { kind: 'restarted' }, now));
    case 'pictures':
      return only({ ...state, gallery: event.gallery });
    case 'cover':
      return only({ ...state, instagram: { ...instagram, cover: event.cover } });
    case 'dialog':
      return only({ ...state, instagram: { ...instagram, dialog: event.dialog } });
    case 'crash_app':
      return only({ ...arrive(state, { kind: 'restarted' }, now), front: 'crashed' });
    case 'nothing':
      return only(state);
    default:
      return assertNever(event);
  }
}

/** Keys and fingers belong to the app in front; Instagram's are the phone's own events. */
function actOfApp({ front }: PhoneState, event: PhoneEvent): PhoneEvent | null {
  if (front !== 'threads' && front !== 'tiktok') return null;
  if (event.kind !== 'type' && event.kind !== 'back' && event.kind !== 'scroll') return null;
  return front === 'threads' ? { kind: 'in_threads', act: event } : { kind: 'in_tiktok', act: event };
}

function only(state: PhoneState): Change {
  return { state, later: [] };
}

function soon(state: PhoneState, to: Destination): Change {
  const event: PhoneEvent = { kind: 'arrive', to, generation: state.instagram.generation };
  return { state, later: [{ after: 'screen', event }] };
}

function arrive(state: PhoneState, to: Destination, now: number): PhoneState {
  switch (to.kind) {
    case 'front':
      return { ...state, front: to.front };
    case 'screen':
      return arriveInInstagram(state, to.screen, now);
    case 'restarted': {
      const { instagram, front } = state;
      const generation = instagram.generation + 1;
      return {
        ...state,
        front: front === 'instagram' ? 'launcher' : front,
        instagram: { ...instagram, screen: firstScreen, dialog: null, donePosting: false, generation },
      };
    }
    default:
      return assertNever(to);
  }
}
