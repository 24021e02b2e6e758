import { assertNever } from '../../../../src-shared/assert-never.ts';
import { type Change, counted, only, soon } from '../change.ts';
import type { PhoneState } from '../phone-state.ts';
import { screenBehind } from './tiktok-back.ts';
import { endTikTokUpload, shareVideo } from './tiktok-posting.ts';
import { tabsTop } from './tiktok-places.ts';
import type { TikTokAct } from './tiktok-act.ts';
import { firstTikTokScreen, mark, type TikTokScreen, type TikTokState } from './tiktok-state.ts';

const platform = 'tiktok';

/** What an act does to the app. `now` in epoch milliseconds. */
export function reduceTikTok(state: PhoneState, act: TikTokAct, now: number): Change {
  const { tiktok } = state;
  const { screen } = tiktok;
  switch (act.kind) {
    case 'back': {
      const to = screenBehind(screen);
      if (to === null) return soon(state, { kind: 'front', front: 'launcher' });
      // A keyboard closes at once and the screen stays.
      return to.name === screen.name
        ? only(withScreen(state, to))
        : soon(state, { kind: 'tiktok', screen: to });
    }
    case 'scroll':
      return only(withScreen(state, scrolled(screen, act.to)));
    case 'type':
      return only(withScreen(state, typed(screen, act)));
    case 'focus':
      return only('typing' in screen ? withScreen(state, { ...screen, typing: true }) : state);
    case 'share':
      return shareVideo(state, act.rejected);
    case 'upload_ended':
      return endTikTokUpload(state, act.upload, act.rejected, now);
    case 'notice_over':
      return only(tiktok.donePosting === act.upload ? withTikTok(state, { donePosting: null }) : state);
    case 'discard_upload':
      return only(withTikTok(state, { uploads: tiktok.uploads.filter(({ id }) => id !== act.upload) }));
    case 'like': {
      const liked = mark(tiktok.active, act.video);
      const was = tiktok.likes.includes(liked);
      const likes = was ? tiktok.likes.filter((other) => other !== liked) : [...tiktok.likes, liked];
      const kind = was ? 'unlike' : 'like';
      return only(
        counted(withTikTok(state, { likes }), { platform, kind, target: act.author, text: '', at: now }),
      );
    }
    case 'follow': {
      const follows = [...tiktok.follows, mark(tiktok.active, act.author)];
      const followed = withTikTok(state, { follows });
      return only(counted(followed, { platform, kind: act.kind, target: act.author, text: '', at: now }));
    }
    case 'unfollow': {
      const followed = mark(tiktok.active, act.author);
      const follows = tiktok.follows.filter((other) => other !== followed);
      const left = withTikTok(state, { follows });
      const after = counted(left, { platform, kind: act.kind, target: act.author, text: '', at: now });
      return screen.name === 'unfollow_sheet'
        ? soon(after, { kind: 'tiktok', screen: screen.over })
        : only(after);
    }
    case 'send_comment': {
      if (screen.name !== 'comments' || screen.text.trim() === '') return only(state);
      const comment = { video: act.video, handle: tiktok.active, text: screen.text };
      const sent = withTikTok(state, { comments: [...tiktok.comments, comment] });
      const emptied = withScreen(sent, { ...screen, text: '', typing: false });
      return only(
        counted(emptied, { platform, kind: 'comment', target: act.author, text: screen.text, at: now }),
      );
    }
    case 'select':
      if (screen.name !== 'gallery') return only(state);
      return only(withScreen(state, { ...screen, selected: screen.selected === act.path ? null : act.path }));
    case 'videos_only':
      if (screen.name !== 'gallery') return only(state);
      return only(withScreen(state, { ...screen, videosOnly: act.on, scroll: 0 }));
    case 'switch_account': {
      const switched = withTikTok(state, { active: act.handle });
      return soon(switched, { kind: 'tiktok', screen: { name: 'profile', scroll: 0 } });
    }
    case 'stop': {
      const front = state.front === 'tiktok' ? 'launcher' : state.front;
      const fresh = { dialog: null, donePosting: null, generation: tiktok.generation + 1 };
      return only({ ...withTikTok(state, { ...fresh, screen: firstTikTokScreen }), front });
    }
    default:
      return assertNever(act);
  }
}

/** A video is swiped away when the finger goes far enough, and one at a time. */
const swipeNeeded = 200;

function scrolled(screen: TikTokScreen, to: number): TikTokScreen {
  if (screen.name === 'home' || screen.name === 'video') {
    const moved = to - screen.place * tabsTop;
    if (Math.abs(moved) < swipeNeeded) return screen;
    return { ...screen, place: Math.max(0, screen.place + Math.sign(moved)) };
  }
  return 'scroll' in screen ? { ...screen, scroll: to } : screen;
}

function typed(screen: TikTokScreen, { text, replace }: Extract<TikTokAct, { kind: 'type' }>): TikTokScreen {
  if (!('typing' in screen) || !screen.typing) return screen;
  if (screen.name === 'caption') return { ...screen, caption: replace ? text : screen.caption + text };
  return { ...screen, text: replace ? text : screen.text + text };
}

function withTikTok(state: PhoneState, changed: Partial<TikTokState>): PhoneState {
  return { ...state, tiktok: { ...state.tiktok, ...changed } };
}

function withScreen(state: PhoneState, screen: TikTokScreen): PhoneState {
  return withTikTok(state, { screen });
}
