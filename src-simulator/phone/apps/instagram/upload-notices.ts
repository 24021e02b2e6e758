import { palette, words } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import type { InstagramState, Upload } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';
import { tabBarTop } from './tab-bar.ts';

/** Height of the row that stands over the feed for a pending post. */
export const pendingRowHeight = 196;

/** The row over the feed: a post on its way, or one that was refused and can only be discarded. */
export function pendingRow(upload: Upload, area: Rect, { upload: says }: Sayings): UiNode {
  const top = area.top;
  const thumbnail = rect(39, top + 20, 156, 156);
  const status = rect(228, top + 62, 700, 72);
  const text = upload.refused
    ? says.refused[upload.making === 'story' ? 'photo' : upload.making]
    : says.sharing;
  const discard = rect(948, top + 62, 100, 72);
  return node('LinearLayout', area, { id: 'container' }, [
    node('LinearLayout', rect(0, top, 1080, pendingRowHeight - 2), { id: 'row_pending_container' }, [
      node('FrameLayout', thumbnail, { id: 'row_pending_media_imageview_container' }, [
        node('ImageView', thumbnail, {
          id: 'row_pending_media_imageview',
          look: { kind: 'picture', sha256: upload.imageSha256, radius: 12 },
        }),
      ]),
      node('LinearLayout', status, { id: 'row_pending_media_status_container' }, [
        node('TextView', status, {
          id: 'row_pending_media_status_textview',
          text,
          look: words(text, { size: 38, color: upload.refused ? palette.red : palette.ink }),
        }),
      ]),
      upload.refused
        ? node('ImageView', discard, {
            id: 'row_pending_media_discard_button',
            onTap: { kind: 'discard_upload', upload: upload.id },
            look: { kind: 'icon', name: 'close', size: 52, color: palette.muted },
          })
        : null,
    ]),
    node('View', rect(0, area.bottom - 2, 1080, 2), {
      id: 'divider',
      look: { kind: 'fill', color: palette.line },
    }),
  ]);
}

/** The bar above the tabs: "Sharing…" while a post is on its way, "Done posting…" for a few seconds after. */
export function snackbars(state: InstagramState, { upload: says }: Sayings): readonly UiNode[] {
  const uploading = state.uploads.find(({ refused, handle }) => !refused && handle === state.active);
  if (uploading) return [snackbar(uploading.imageSha256, says.sharing, null)];
  const newest = state.posts.findLast((post) => post.handle === state.active);
  if (state.donePosting !== null && newest) return [snackbar(newest.imageSha256, says.done, says.send)];
  return [];
}

/** `sendText`: the button once it is done; null while it is on its way. */
function snackbar(sha256: string, text: string, sendText: string | null): UiNode {
  const busy = sendText === null;
  const top = tabBarTop - 210;
  const card = rect(20, top + 20, 1040, 170);
  const thumbnail = rect(58, top + 66, 78, 78);
  const status = busy ? rect(160, top + 52, 870, 84) : rect(160, top + 50, 690, 120);
  const progress = node('ProgressBar', rect(160, top + 148, 870, 6), {
    id: 'progress_bar',
    text: '90.0',
    look: { kind: 'gradient', from: '#d300c5', to: '#ff7a00', radius: 3 },
  });
  const send = node('Button', rect(880, top + 40, 150, 130), {
    id: 'upload_snackbar_button',
    text: sendText ?? '',
    onTap: { kind: 'nothing' },
    look: words(sendText ?? '', { size: 38, color: '#8ec5ff', bold: true, align: 'center' }),
  });
  return node('FrameLayout', rect(0, top, 1080, 210), { id: 'igds_upload_snackbar' }, [
    node(
      'ViewGroup',
      card,
      {
        id: 'upload_snackbar_container',
        onTap: { kind: 'nothing' },
        look: { kind: 'fill', color: '#22262b', radius: 28 },
      },
      [
        node('FrameLayout', thumbnail, { id: 'media_thumbnail_container' }, [
          node('ImageView', thumbnail, {
            id: 'media_thumbnail',
            look: { kind: 'picture', sha256, radius: 10 },
          }),
        ]),
        node(
          'LinearLayout',
          rect(160, top + 20, busy ? 870 : 690, 168),
          { id: 'upload_progress_bar_container' },
          [
            node('TextView', status, {
              id: 'status_text',
              text,
              look: words(text, { size: 36, color: '#ffffff', lines: 2 }),
            }),
            busy ? progress : null,
          ],
        ),
        busy ? null : send,
      ],
    ),
  ]);
}
