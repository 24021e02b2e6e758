import { palette, words, type IconName } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';

/** A post as the feed and the post screen show it. */
export type ShownPost = {
  readonly handle: string;
  readonly displayName: string;
  readonly caption: string;
  readonly imageSha256: string;
  readonly ago: string;
  readonly likes: number;
};

const headerHeight = 130;
const imageHeight = 1080;
const buttonsHeight = 130;
const captionLine = 54;
const lettersPerLine = 44;
const longestCaption = 12;

/** Height of the row: it grows with the caption. */
export function feedPostHeight(post: ShownPost): number {
  return headerHeight + imageHeight + buttonsHeight + captionLines(post) * captionLine + 90;
}

/** One post: header, photo, buttons, caption and age. */
export function feedPost(post: ShownPost, area: Rect): UiNode {
  const imageTop = area.top + headerHeight;
  const buttonsTop = imageTop + imageHeight;
  const captionTop = buttonsTop + buttonsHeight;
  const captionHeight = captionLines(post) * captionLine;
  const photo = rect(0, imageTop, 1080, imageHeight);
  const caption = `${post.handle} ${post.caption}`;
  const likes = `${post.likes} ${post.likes === 1 ? 'like' : 'likes'}`;
  return node('ViewGroup', area, { look: { kind: 'fill', color: palette.paper } }, [
    header(post, rect(0, area.top, 1080, headerHeight)),
    node('FrameLayout', photo, { id: 'media_group', onTap: { kind: 'nothing' } }, [
      node('FrameLayout', photo, {
        id: 'row_feed_photo_imageview',
        description: `Photo by ${post.displayName}, ${likes}, 0 comments`,
        look: { kind: 'picture', sha256: post.imageSha256 },
      }),
    ]),
    buttons(rect(0, buttonsTop, 1080, buttonsHeight), likes),
    node('ViewGroup', rect(0, captionTop, 1080, captionHeight), { id: 'row_feed_comment_textview_layout' }, [
      node('com.instagram.ui.widget.textview.IgTextLayoutView', rect(40, captionTop, 1000, captionHeight), {
        text: caption,
        description: caption,
        look: words(caption, { size: 36, color: palette.ink, lines: longestCaption }),
      }),
    ]),
    node('TextView', rect(40, captionTop + captionHeight + 8, 1000, 50), {
      text: post.ago,
      description: post.ago,
      look: words(post.ago, { size: 30, color: palette.muted }),
    }),
  ]);
}

function header(post: ShownPost, area: Rect): UiNode {
  const description = `${post.handle} posted a photo ${post.ago}`;
  return node('ViewGroup', area, { id: 'row_feed_profile_header', description }, [
    node('ImageView', rect(34, area.top + 24, 82, 82), {
      id: 'row_feed_photo_profile_imageview',
      description: `Profile picture of ${post.handle}`,
      look: { kind: 'avatar', name: post.displayName, ring: true },
    }),
    node('Button', rect(136, area.top + 34, 780, 62), {
      id: 'row_feed_photo_profile_name',
      text: post.handle,
      description: post.handle,
      onTap: { kind: 'nothing' },
      look: words(post.handle, { size: 38, color: palette.ink, bold: true }),
    }),
    node('ImageView', rect(970, area.top + 10, 100, 110), {
      id: 'media_option_button',
      description: 'More actions for this post',
      onTap: { kind: 'nothing' },
      look: { kind: 'icon', name: 'dots', size: 56 },
    }),
  ]);
}

function buttons(area: Rect, likes: string): UiNode {
  const button = (left: number, id: string, description: string, name: IconName) =>
    node('Button', rect(left, area.top + 30, 70, 70), {
      id,
      description,
      onTap: { kind: 'nothing' },
      look: { kind: 'icon', name, size: 62 },
    });
  return node('ViewGroup', area, { id: 'row_feed_view_group_buttons' }, [
    button(40, 'row_feed_button_like', 'Like', 'heart'),
    button(150, 'row_feed_button_comment', 'Comment', 'comment'),
    button(260, 'row_feed_button_share', 'Send post', 'send'),
    node('TextView', rect(370, area.top + 35, 400, 60), {
      text: likes,
      look: words(likes, { size: 34, color: palette.ink, bold: true }),
    }),
    button(980, 'row_feed_button_save', 'Add to saved', 'bookmark'),
  ]);
}

function captionLines(post: ShownPost): number {
  const lines = `${post.handle} ${post.caption}`
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)), 0);
  return Math.min(lines, longestCaption);
}
