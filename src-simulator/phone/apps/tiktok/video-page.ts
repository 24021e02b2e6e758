import { words, type IconName } from '../../screen/look.ts';
import { node, rect, type Rect, type UiNode } from '../../screen/node.ts';
import { tabsTop } from './tiktok-places.ts';
import { mark, type Watching } from './tiktok-state.ts';
import { does, label, nothing, to, type TikTokUi } from './tiktok-ui.ts';
import type { TikTokVideo } from './tiktok-videos.ts';

const page = rect(0, 0, 1080, tabsTop);
const white = '#ffffff';
const longestCaption = 78;

/** One video over the whole page: what plays, the buttons at its right, and who says what at the bottom. */
export function videoPage(ui: TikTokUi, watching: Watching, video: TikTokVideo, count: number): UiNode {
  return node(
    'androidx.viewpager.widget.ViewPager',
    page,
    { scroll: { at: watching.place * tabsTop, end: Math.max(0, count - 1) * tabsTop } },
    [
      node('FrameLayout', page, { id: 'view_rootview' }, [
        node('FrameLayout', page, { id: 'player_view', look: { kind: 'picture', sha256: video.picture } }),
        node('View', page, {
          id: 'long_press_layout',
          description: ui.say.video,
          flags: ['long-clickable'],
          onTap: nothing,
          look: { kind: 'shade', opacity: 0.25 },
        }),
        node('FrameLayout', page, { id: ui.id('surface') }, [
          ...rail(ui, watching, video),
          ...info(ui, watching, video),
        ]),
      ]),
    ],
  );
}

function rail(ui: TikTokUi, watching: Watching, video: TikTokVideo): readonly (UiNode | null)[] {
  const { id, say, app } = ui;
  const liked = app.likes.includes(mark(app.active, video.id));
  const written = app.comments.filter((comment) => comment.video === video.id).length;
  const likes = thousands(480 + video.seed * 37 + (liked ? 1 : 0));
  const comments = String(64 + video.seed * 3 + written);
  const own = video.handle === app.active;
  const followed = own || app.follows.includes(mark(app.active, video.handle));
  const author = to({ name: 'other_profile', handle: video.handle, from: watching });
  const plus = rect(915, 1120, 150, 90);
  return [
    node('FrameLayout', rect(908, 1010, 164, 150), { id: id('avatar'), onTap: own ? nothing : author }, [
      node('ImageView', rect(925, 1012, 130, 130), {
        description: say.profileOf(video.displayName),
        look: { kind: 'avatar', name: video.displayName },
      }),
    ]),
    followed
      ? null
      : node(
          'Button',
          plus,
          {
            id: id('followAvatar'),
            description: say.followName(video.displayName),
            onTap: does({ kind: 'follow', author: video.handle }),
          },
          [
            node('ImageView', rect(963, 1125, 54, 54), {
              look: [
                { kind: 'fill', color: '#fe2c55', radius: 27 },
                { kind: 'icon', name: 'plus', size: 34, color: white },
              ],
            }),
          ],
        ),
    railButton(rect(888, 1240, 192, 170), 'heart', likes, liked ? '#fe2c55' : white, {
      id: id('like'),
      description: liked ? say.unlike(likes) : say.like(likes),
      onTap: does({ kind: 'like', video: video.id, author: video.handle }),
    }),
    railButton(rect(888, 1420, 192, 170), 'comment', comments, white, {
      id: id('comment'),
      description: say.comments(comments),
      onTap: to({ name: 'comments', over: watching, text: '', typing: false }),
    }),
    railButton(rect(888, 1600, 192, 170), 'bookmark', thousands(23 + video.seed), white, {
      id: id('favorite'),
      description: say.favorite,
      onTap: nothing,
    }),
    railButton(rect(888, 1780, 192, 170), 'send', thousands(9 + video.seed), white, {
      id: id('share'),
      description: say.share(thousands(9 + video.seed)),
      onTap: nothing,
    }),
    node('Button', rect(920, 1990, 130, 130), {
      id: id('sound'),
      description: say.sound(video.displayName),
      onTap: nothing,
      look: { kind: 'avatar', name: video.displayName },
    }),
  ];
}

function railButton(
  area: Rect,
  icon: IconName,
  count: string,
  color: string,
  facts: Parameters<typeof node>[2],
): UiNode {
  const filled = icon === 'heart' || icon === 'bookmark';
  return node('Button', area, facts, [
    node('ImageView', rect(936, area.top + 6, 96, 96), {
      look: { kind: 'icon', name: icon, size: 92, color, filled },
    }),
    label(rect(888, area.top + 108, 192, 48), count, { size: 32, color: white, bold: true, align: 'center' }),
  ]);
}

function info(ui: TikTokUi, watching: Watching, video: TikTokVideo): readonly (UiNode | null)[] {
  const { id, say } = ui;
  const cut = video.caption.length > longestCaption;
  const caption = cut ? `${video.caption.slice(0, longestCaption)}${say.more}` : video.caption;
  return [
    node('Button', rect(36, 1940, 620, 66), {
      id: 'title',
      text: video.displayName,
      onTap: to({ name: 'other_profile', handle: video.handle, from: watching }),
      look: words(video.displayName, { size: 44, color: white, bold: true }),
    }),
    caption === ''
      ? null
      : node('TextView', rect(36, 2016, 810, 120), {
          id: 'desc',
          text: caption,
          onTap: nothing,
          look: words(caption, { size: 38, color: white, lines: 2 }),
        }),
    video.sponsored
      ? label(rect(36, 2146, 400, 60), say.sponsored, { size: 34, color: white }, { id: id('sponsored') })
      : null,
  ];
}

function thousands(count: number): string {
  return count < 1000 ? String(count) : `${(count / 1000).toFixed(1)}K`;
}
