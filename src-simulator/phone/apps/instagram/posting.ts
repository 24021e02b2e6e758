import { arrivalAt, type Change, only } from '../change.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { PhoneState } from '../phone-state.ts';
import { firstScreen, type InstagramScreen, type Upload } from './instagram-state.ts';

/** The same phone with the app on another screen. */
export function withScreen(state: PhoneState, screen: InstagramScreen): PhoneState {
  return { ...state, instagram: { ...state.instagram, screen } };
}

/**
 * Share was tapped. The upload begins at once and belongs to the platform from then on; each further tap on a
 * Share button that still shows begins another one. `rejected`: the platform will refuse it.
 */
export function share(state: PhoneState, rejected: boolean): Change {
  const { instagram } = state;
  const { screen } = instagram;
  const made = madeOn(screen);
  if (made === null) return only(state);
  const upload: Upload = {
    id: instagram.nextUpload,
    handle: instagram.active,
    ...made,
    refused: false,
  };
  const ended: PhoneEvent = { kind: 'upload_ended', upload: upload.id, rejected };
  const home = arrivalAt(state, { kind: 'screen', screen: firstScreen });
  return {
    state: {
      ...state,
      instagram: {
        ...instagram,
        uploads: [...instagram.uploads, upload],
        nextUpload: upload.id + 1,
        donePosting: null,
      },
    },
    later: [
      { after: 'screen', event: home },
      { after: 'upload', event: ended },
    ],
  };
}

/** The platform took the upload and counts a post, or says that it cannot be posted. */
export function endUpload(state: PhoneState, id: number, rejected: boolean, now: number): Change {
  const { instagram } = state;
  const upload = instagram.uploads.find((candidate) => candidate.id === id);
  if (!upload) return only(state);
  if (rejected) {
    const uploads = instagram.uploads.map((other) => (other.id === id ? { ...other, refused: true } : other));
    return only({ ...state, instagram: { ...instagram, uploads } });
  }
  const { making, handle, caption, imageSha256, files } = upload;
  return {
    state: {
      ...state,
      instagram: {
        ...instagram,
        uploads: instagram.uploads.filter((other) => other.id !== id),
        posts: [
          ...instagram.posts,
          {
            platform: 'instagram',
            kind: making,
            handle,
            caption,
            imageSha256,
            files,
            at: now,
          },
        ],
        donePosting: id,
      },
    },
    later: [{ after: 'notice', event: { kind: 'notice_over', upload: id } }],
  };
}

/** What Share would post from that screen. A story has no caption. */
function madeOn(
  screen: InstagramScreen,
): Pick<Upload, 'making' | 'caption' | 'files' | 'imageSha256'> | null {
  if (screen.name !== 'caption' && (screen.name !== 'editor' || screen.making !== 'story')) return null;
  const { making, files } = screen;
  const caption = screen.name === 'caption' ? screen.caption : '';
  return { making, caption, files, imageSha256: files[0] ?? '' };
}
