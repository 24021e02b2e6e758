import { palette, words, type IconName } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { Medium, Sayings } from './sayings.ts';

/** A post as feeds show it. `actions` is null on posts nothing can be done to. */
export type ShownPost = {
  readonly handle: string;
  readonly displayName: string;
  readonly caption: string;
  readonly imageSha256: string;
  readonly medium: Medium;
  readonly ago: string;
  readonly likes: number;
  readonly liked: boolean;
  readonly sponsored: boolean;
  readonly actions: {
    readonly like: PhoneEvent;
    readonly comment: PhoneEvent;
    readonly author: PhoneEvent;
  } | null;
};

const headerHeight = 130;
const imageHeight = 1080;
const buttonsHeight = 130;
const captionLine = 54;
const lettersPerLine = 44;
const longestCaption = 12;
const nothing: PhoneEvent = { kind: 'nothing' };

/** Height of the row: it grows with the caption. */
export function feedPostHeight(post: ShownPost): number {
  return headerHeight + imageHeight + buttonsHeight + captionLines(post) * captionLine + 90;
}

/** One post: header, media, buttons, caption and age. */
export function feedPost(post: ShownPost, area: Rect, say: Sayings): UiNode {
  const imageTop = area.top + headerHeight;
  const buttonsTop = imageTop + imageHeight;
  const captionTop = buttonsTop + buttonsHeight;
  const captionHeight = captionLines(post) * captionLine;
  const caption = `${post.handle} ${post.caption}`;
  return node('ViewGroup', area, { look: { kind: 'fill', color: palette.paper } }, [
    header(post, rect(0, area.top, 1080, headerHeight), say),
    media(post, rect(0, imageTop, 1080, imageHeight), say),
    buttons(post, rect(0, buttonsTop, 1080, buttonsHeight), say),
    post.caption === ''
      ? null
      : node(
          'ViewGroup',
          rect(0, captionTop, 1080, captionHeight),
          { id: 'row_feed_comment_textview_layout' },
          [
            node(
              'com.instagram.ui.widget.textview.IgTextLayoutView',
              rect(40, captionTop, 1000, captionHeight),
              {
                text: caption,
                description: caption,
                look: words(caption, { size: 36, color: palette.ink, lines: longestCaption }),
              },
            ),
          ],
        ),
    node('TextView', rect(40, captionTop + captionHeight + 8, 1000, 50), {
      text: post.ago,
      description: post.ago,
      look: words(post.ago, { size: 30, color: palette.muted }),
    }),
  ]);
}

function media(post: ShownPost, photo: Rect, say: Sayings): UiNode {
  const id = { photo: 'media_group', video: 'media_group', carousel: 'carousel_media_group' }[post.medium];
  const inner = {
    photo: 'row_feed_photo_imageview',
    video: 'row_feed_photo_imageview',
    carousel: 'carousel_video_media_group',
  };
  const play = rect(490, photo.top + 490, 100, 100);
  const group = node('FrameLayout', photo, { id, onTap: nothing }, [
    node('FrameLayout', photo, {
      id: inner[post.medium],
      description: say.mediaBy(post.medium, post.displayName, post.likes),
      look: { kind: 'picture', sha256: post.imageSha256 },
    }),
    post.medium === 'video'
      ? node('ImageView', play, {
          id: 'view_play_button',
          look: [
            { kind: 'fill', color: 'rgba(0,0,0,0.45)', radius: 50 },
            { kind: 'icon', name: 'reels', size: 56, color: '#ffffff' },
          ],
        })
      : null,
  ]);
  return post.medium === 'video' ? node('FrameLayout', photo, { id: 'video_container' }, [group]) : group;
}

function header(post: ShownPost, area: Rect, say: Sayings): UiNode {
  const nameHeight = post.sponsored ? 52 : 62;
  const label = rect(136, area.top + 70, 780, 46);
  return node(
    'ViewGroup',
    area,
    { id: 'row_feed_profile_header', description: say.posted(post.handle, post.medium, post.ago) },
    [
      node('ImageView', rect(34, area.top + 24, 82, 82), {
        id: 'row_feed_photo_profile_imageview',
        look: { kind: 'avatar', name: post.displayName, ring: true },
      }),
      node('Button', rect(136, area.top + (post.sponsored ? 14 : 34), 780, nameHeight), {
        id: 'row_feed_photo_profile_name',
        text: post.handle,
        description: post.handle,
        onTap: post.actions?.author ?? nothing,
        look: words(post.handle, { size: 38, color: palette.ink, bold: true }),
      }),
      post.sponsored
        ? node('Button', label, {
            id: 'secondary_label',
            text: say.feed.sponsored,
            description: say.feed.sponsored,
            onTap: nothing,
            look: words(say.feed.sponsored, { size: 30, color: palette.muted }),
          })
        : null,
      node('ImageView', rect(970, area.top + 10, 100, 110), {
        id: 'media_option_button',
        description: say.post.more,
        onTap: nothing,
        look: { kind: 'icon', name: 'dots', size: 56 },
      }),
    ],
  );
}

/** The heart is red once liked. As in the real app, what reacts is the box around the button. */
function buttons(post: ShownPost, area: Rect, say: Sayings): UiNode {
  const button = (
    left: number,
    id: string,
    description: string,
    name: IconName,
    onTap: PhoneEvent,
    on = false,
  ) =>
    node('ViewGroup', rect(left - 10, area.top + 20, 90, 90), { onTap }, [
      node('Button', rect(left, area.top + 30, 70, 70), {
        id,
        description,
        flags: on ? ['selected'] : [],
        look: { kind: 'icon', name, size: 62, color: on ? palette.red : palette.ink, filled: on },
      }),
    ]);
  const { like, liked, comment, send, save } = say.post;
  const shown = say.likes(post.likes + (post.liked ? 1 : 0));
  return node('ViewGroup', area, { id: 'row_feed_view_group_buttons' }, [
    button(
      40,
      'row_feed_button_like',
      post.liked ? liked : like,
      'heart',
      post.actions?.like ?? nothing,
      post.liked,
    ),
    button(150, 'row_feed_button_comment', comment, 'comment', post.actions?.comment ?? nothing),
    button(260, 'row_feed_button_share', send, 'send', nothing),
    node('TextView', rect(370, area.top + 35, 400, 60), {
      text: shown,
      look: words(shown, { size: 34, color: palette.ink, bold: true }),
    }),
    button(980, 'row_feed_button_save', save, 'bookmark', nothing),
  ]);
}

function captionLines(post: ShownPost): number {
  if (post.caption === '') return 0;
  const lines = `${post.handle} ${post.caption}`
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0);
  return Math.min(lines, longestCaption);
}
