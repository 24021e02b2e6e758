import { arrivalAt, type Change, only } from '../change.ts';
import type { CountedAct, CountedPost, PhoneState } from '../phone-state.ts';
import type { ThreadsState, ThreadsUpload } from './threads-state.ts';

/**
 * What is written was sent. It belongs to the platform from then on; each further tap on a button that still shows sends
 * it again. `rejected`: the platform will refuse it.
 */
export function sendDraft(state: PhoneState, rejected: boolean): Change {
  const { threads } = state;
  const { screen } = threads;
  if (screen.name !== 'composer') return only(state);
  const { draft } = screen;
  const upload: ThreadsUpload = {
    id: threads.nextUpload,
    handle: threads.active,
    text: draft.text,
    files: draft.files,
    replyTo: draft.replyTo,
    refused: false,
  };
  return {
    state: withThreads(state, {
      uploads: [...threads.uploads, upload],
      nextUpload: upload.id + 1,
      posted: null,
    }),
    later: [
      { after: 'screen', event: arrivalAt(state, { kind: 'threads', screen: draft.from }) },
      {
        after: 'upload',
        event: { kind: 'in_threads', act: { kind: 'upload_ended', upload: upload.id, rejected } },
      },
    ],
  };
}

/** The platform took what was sent and counts it, or says that it cannot be posted. `now` in epoch milliseconds. */
export function endSending(state: PhoneState, id: number, rejected: boolean, now: number): Change {
  const { threads } = state;
  const upload = threads.uploads.find((candidate) => candidate.id === id);
  if (!upload) return only(state);
  if (rejected) {
    const uploads = threads.uploads.map((other) => (other.id === id ? { ...other, refused: true } : other));
    return only(withThreads(state, { uploads }));
  }
  const taken = withThreads(state, {
    uploads: threads.uploads.filter((other) => other.id !== id),
    posted: id,
    posts: upload.replyTo ? threads.posts : [...threads.posts, postOf(upload, now)],
  });
  return {
    state: upload.replyTo ? { ...taken, acts: [...state.acts, commentOf(upload, now)] } : taken,
    later: [{ after: 'notice', event: { kind: 'in_threads', act: { kind: 'notice_over', upload: id } } }],
  };
}

/** The same phone with the app changed. */
export function withThreads(state: PhoneState, change: Partial<ThreadsState>): PhoneState {
  return { ...state, threads: { ...state.threads, ...change } };
}

function postOf({ handle, text, files }: ThreadsUpload, at: number): CountedPost {
  return {
    platform: 'threads',
    kind: files.length === 0 ? 'text' : files.length === 1 ? 'photo' : 'carousel',
    handle,
    caption: text,
    imageSha256: files[0] ?? '',
    files,
    at,
  };
}

function commentOf({ handle, text, replyTo }: ThreadsUpload, at: number): CountedAct {
  return { platform: 'threads', kind: 'comment', handle, target: replyTo?.handle ?? '', text, at };
}
