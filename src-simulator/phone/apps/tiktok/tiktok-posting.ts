import { arrivalAt, type Change, only } from '../change.ts';
import type { CountedPost, PhoneState } from '../phone-state.ts';
import { firstTikTokScreen, type TikTokUpload } from './tiktok-state.ts';

/**
 * Post was tapped. The upload begins at once and belongs to the platform from then on; each further tap on a Post button
 * that still shows begins another one.
 */
export function shareVideo(state: PhoneState, rejected: boolean): Change {
  const { tiktok } = state;
  const { screen } = tiktok;
  if (screen.name !== 'caption') return only(state);
  const { caption, video } = screen;
  const upload: TikTokUpload = {
    id: tiktok.nextUpload,
    handle: tiktok.active,
    caption,
    video,
    refused: false,
  };
  const home = { kind: 'tiktok', screen: firstTikTokScreen } as const;
  const uploads = [...tiktok.uploads, upload];
  return {
    state: { ...state, tiktok: { ...tiktok, uploads, nextUpload: upload.id + 1, donePosting: null } },
    later: [
      { after: 'screen', event: arrivalAt(state, home) },
      {
        after: 'upload',
        event: { kind: 'in_tiktok', act: { kind: 'upload_ended', upload: upload.id, rejected } },
      },
    ],
  };
}

/** The platform took the upload and counts a post, or says that it cannot be posted. */
export function endTikTokUpload(state: PhoneState, id: number, rejected: boolean, now: number): Change {
  const { tiktok } = state;
  const upload = tiktok.uploads.find((candidate) => candidate.id === id);
  if (!upload) return only(state);
  if (rejected) {
    const uploads = tiktok.uploads.map((other) => (other.id === id ? { ...other, refused: true } : other));
    return only({ ...state, tiktok: { ...tiktok, uploads } });
  }
  const post: CountedPost = {
    platform: 'tiktok',
    kind: 'video',
    handle: upload.handle,
    caption: upload.caption,
    imageSha256: upload.video,
    files: [upload.video],
    at: now,
  };
  const uploads = tiktok.uploads.filter((other) => other.id !== id);
  return {
    state: {
      ...state,
      tiktok: { ...tiktok, uploads, posts: [...tiktok.posts, post], donePosting: id },
    },
    later: [{ after: 'notice', event: { kind: 'in_tiktok', act: { kind: 'notice_over', upload: id } } }],
  };
}
