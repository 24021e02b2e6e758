import { palette, words, type IconName } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { activity, tabsTop } from './tiktok-places.ts';
import { firstTikTokScreen, type TikTokScreen, type Watching } from './tiktok-state.ts';
import { nothing, to, type TikTokUi } from './tiktok-ui.ts';
import { uploadNotices } from './upload-notice.ts';
import { feedVideo, videosOf, watched } from './tiktok-videos.ts';
import { videoPage } from './video-page.ts';

const white = '#ffffff';

/** The For You feed between its tabs, with what the app says about uploads. */
export function feedView(ui: TikTokUi, watching: Extract<Watching, { name: 'home' }>): UiNode {
  const video = feedVideo(watching.place, ui.context);
  return activity(
    [
      videoPage(ui, watching, video, watching.place + 100),
      topTabs(ui, watching),
      bottomTabs(ui, 'home', true),
      ...uploadNotices(ui),
    ],
    '#000000',
  );
}

/** Videos of a grid, one over the whole screen. */
export function playerView(ui: TikTokUi, watching: Extract<Watching, { name: 'video' }>): UiNode {
  const video = watched(ui.app, watching, ui.context);
  const count = videosOf(ui.app, watching.list, ui.context).length;
  return activity(
    [
      video ? videoPage(ui, watching, video, count) : null,
      node('ImageView', rect(20, statusBarHeight + 16, 116, 116), {
        id: ui.id('back'),
        description: ui.say.back,
        onTap: { kind: 'back' },
        look: { kind: 'icon', name: 'back', size: 64, color: white },
      }),
    ],
    '#000000',
  );
}

function topTabs({ id, say }: TikTokUi, watching: Watching): UiNode {
  const tabs = [say.explore, say.following, say.shop, say.forYou];
  const bar = rect(0, statusBarHeight, 1080, 140);
  return node('FrameLayout', bar, {}, [
    node(
      'HorizontalScrollView',
      rect(130, bar.top, 800, 140),
      {},
      tabs.map((text, at) => {
        const area = rect(130 + at * 200, bar.top, 200, 140);
        const chosen = text === say.forYou;
        const flags = chosen ? (['selected'] as const) : [];
        return node('LinearLayout', area, { flags, onTap: nothing }, [
          node('LinearLayout', area, { description: text, flags }, [
            node('TextView', area, {
              id: 'android:id/text1',
              text,
              flags,
              look: words(text, {
                size: 36,
                color: chosen ? white : '#d5d8dc',
                bold: chosen,
                align: 'center',
              }),
            }),
          ]),
        ]);
      }),
    ),
    node('ImageView', rect(946, bar.top, 134, 140), {
      id: id('search'),
      description: say.search,
      onTap: to({ name: 'search', text: '', typing: false, from: watching }),
      look: { kind: 'icon', name: 'search', size: 62, color: white },
    }),
  ]);
}

/** The five tabs. `dark`: over a video. */
export function bottomTabs({ id, say }: TikTokUi, selected: string, dark: boolean): UiNode {
  const ink = dark ? white : palette.ink;
  const tabs: readonly (readonly [
    string,
    ReturnType<TikTokUi['id']>,
    string,
    IconName,
    TikTokScreen | null,
  ])[] = [
    ['home', id('homeTab'), say.home, 'home', firstTikTokScreen],
    ['friends', id('friendsTab'), say.friends, 'users', { name: 'friends' }],
    ['create', id('createTab'), say.create, 'plus', { name: 'camera' }],
    ['inbox', id('inboxTab'), say.inbox, 'comment', { name: 'inbox' }],
    ['profile', id('profileTab'), say.profile, 'users', { name: 'profile', scroll: 0 }],
  ];
  const bar = rect(0, tabsTop, 1080, contentBottom - tabsTop);
  const back = { kind: 'fill', color: dark ? '#000000' : palette.paper } as const;
  return node(
    'LinearLayout',
    bar,
    { look: back },
    tabs.map(([name, tabId, text, icon, screen], at) => {
      const area = rect(at * 216, bar.top, 216, 117);
      const flags = name === selected ? (['selected'] as const) : [];
      const facts = { id: tabId, description: text, flags, onTap: screen ? to(screen) : nothing };
      const color = name === selected || name === 'create' ? ink : '#8a8f98';
      return node(name === 'create' ? 'Button' : 'FrameLayout', area, facts, [
        node('ImageView', rect(area.left + 76, area.top + 10, 64, 64), {
          flags,
          look: { kind: 'icon', name: icon, size: 58, color, filled: name === selected && icon === 'home' },
        }),
        node('TextView', rect(area.left, area.top + 76, 216, 36), {
          text,
          flags,
          look: words(text, { size: 24, color, align: 'center' }),
        }),
      ]);
    }),
  );
}
