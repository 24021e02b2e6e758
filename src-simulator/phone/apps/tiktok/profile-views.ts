import { palette, words } from '../../screen/look.ts';
import { list, row } from '../../screen/list.ts';
import { contentBottom, node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { accountInUse } from '../phone-state.ts';
import { bottomTabs } from './feed-view.ts';
import { activity, tabsTop } from './tiktok-places.ts';
import { mark, type OtherProfile, type TikTokScreen, type VideoList } from './tiktok-state.ts';
import { filled, label, nothing, to, type TikTokUi } from './tiktok-ui.ts';
import { nameOf } from './tiktok-videos.ts';
import { videoRows } from './video-grid.ts';

const headerHeight = 1000;

/** The own profile: name, handle, numbers, and the videos. It does not say how many there are. */
export function ownProfileView(ui: TikTokUi, scroll: number): UiNode {
  const { id, say, app } = ui;
  const { handle, displayName } = accountInUse(app);
  const from: TikTokScreen = { name: 'profile', scroll };
  const header = (area: Rect) =>
    node('LinearLayout', area, {}, [
      avatar(displayName, area.top),
      node('LinearLayout', rect(269, area.top + 394, 370, 70), { id: id('nameHolder') }, [
        nameButton(ui, displayName, rect(269, area.top + 394, 370, 70), to({ name: 'account_switcher' })),
      ]),
      filled(rect(652, area.top + 392, 150, 74), say.edit, soft, { onTap: nothing }),
      handleButton(ui, handle, area.top),
      ...numbers(ui, area.top),
      node('Button', rect(390, area.top + 720, 300, 80), {
        text: say.addBio,
        onTap: nothing,
        look: words(say.addBio, { size: 36, color: palette.muted, align: 'center' }),
      }),
    ]);
  return activity([
    profileList(ui, header, { kind: 'own' }, scroll, from, tabsTop),
    node('Button', rect(960, statusBarHeight + 10, 105, 105), {
      description: say.profileMenu,
      onTap: nothing,
      look: { kind: 'icon', name: 'menu', size: 60 },
    }),
    bottomTabs(ui, 'profile', false),
  ]);
}

/** Another's profile. Whom one follows already shows no Follow any more. */
export function otherProfileView(ui: TikTokUi, screen: OtherProfile): UiNode {
  const { id, say, app } = ui;
  const { handle } = screen;
  const displayName = nameOf(handle);
  const followed = app.follows.includes(mark(app.active, handle));
  const header = (area: Rect) =>
    node('LinearLayout', area, {}, [
      avatar(displayName, area.top),
      node('LinearLayout', rect(269, area.top + 394, 542, 70), { id: id('nameHolder') }, [
        nameButton(ui, displayName, rect(269, area.top + 394, 542, 70), nothing),
      ]),
      handleButton(ui, handle, area.top),
      ...numbers(ui, area.top),
      ...(followed ? followedActs(ui, screen, area.top) : unfollowedActs(ui, handle, area.top)),
    ]);
  return activity([
    profileList(ui, header, { kind: 'account', handle }, 0, screen, contentBottom),
    node('ImageView', rect(20, statusBarHeight + 10, 105, 105), {
      id: id('back'),
      description: say.back,
      onTap: { kind: 'back' },
      look: { kind: 'icon', name: 'back', size: 60 },
    }),
  ]);
}

const soft = { back: palette.field, ink: palette.ink };

function unfollowedActs({ id, say }: TikTokUi, handle: string, top: number): readonly UiNode[] {
  const follow = rect(170, top + 700, 360, 116);
  const message = rect(550, top + 700, 360, 116);
  return [
    actButton(
      follow,
      say.follow,
      { kind: 'in_tiktok', act: { kind: 'follow', author: handle } },
      '#fe2c55',
      id('profileAct'),
    ),
    actButton(message, say.message, nothing, palette.field, id('profileAct')),
  ];
}

/** 43.1.4 writes that one follows; 46.4.3 draws a figure for it. */
function followedActs(ui: TikTokUi, screen: OtherProfile, top: number): readonly UiNode[] {
  const { id, say, app } = ui;
  const sheet = to({ name: 'unfollow_sheet', over: screen });
  const message = actButton(
    rect(170, top + 700, 430, 116),
    say.message,
    nothing,
    palette.field,
    id('profileAct'),
  );
  if (app.version === '43.1.4') {
    const facts = { id: id('profileAct'), onTap: sheet };
    return [message, filled(rect(620, top + 700, 300, 116), say.followed, soft, facts)];
  }
  const figure = (left: number, icon: 'users' | 'chevron_down', onTap: typeof sheet) =>
    node('LinearLayout', rect(left, top + 700, 126, 116), { onTap }, [
      node('ImageView', rect(left, top + 700, 126, 116), {
        id: id('profileIcon'),
        ...(icon === 'users' ? {} : { onTap }),
        look: [
          { kind: 'fill', color: palette.field, radius: 20 },
          { kind: 'icon', name: icon, size: 54 },
        ],
      }),
    ]);
  return [message, figure(620, 'users', sheet), figure(760, 'chevron_down', nothing)];
}

function actButton(area: Rect, text: string, onTap: typeof nothing, color: string, textId: string): UiNode {
  const ink = color === palette.field ? palette.ink : '#ffffff';
  return node('LinearLayout', area, { onTap, look: { kind: 'fill', color, radius: 20 } }, [
    label(area, text, { size: 40, color: ink, bold: true, align: 'center' }, { id: textId }),
  ]);
}

function avatar(displayName: string, top: number): UiNode {
  return node('ImageView', rect(414, top + 130, 252, 252), { look: { kind: 'avatar', name: displayName } });
}

function nameButton({ id }: TikTokUi, text: string, area: Rect, onTap: typeof nothing): UiNode {
  return node('Button', area, {
    id: id('displayName'),
    text,
    onTap,
    look: words(text, { size: 50, color: palette.ink, bold: true, align: 'center' }),
  });
}

function handleButton({ id }: TikTokUi, handle: string, top: number): UiNode {
  return node('Button', rect(350, top + 480, 380, 54), {
    id: id('handle'),
    text: `@${handle}`,
    onTap: nothing,
    look: words(`@${handle}`, { size: 36, color: palette.muted, align: 'center' }),
  });
}

function numbers({ id, say, app }: TikTokUi, top: number): readonly UiNode[] {
  const followed = app.follows.filter((entry) => entry.startsWith(`${app.active} `)).length;
  const columns = [
    [String(followed), say.following],
    ['87', say.followers],
    ['412', say.likes],
  ] as const;
  return columns.map(([value, text], at) => {
    const area = rect(144 + at * 264, top + 550, 264, 120);
    return node(at === 1 ? 'ViewGroup' : 'LinearLayout', area, { onTap: nothing }, [
      label(
        rect(area.left, area.top, 264, 64),
        value,
        { size: 46, bold: true, align: 'center' },
        { id: id('statValue') },
      ),
      label(
        rect(area.left, area.top + 64, 264, 46),
        text,
        { size: 32, color: palette.muted, align: 'center' },
        { id: id('statLabel') },
      ),
    ]);
  });
}

function profileList(
  ui: TikTokUi,
  header: (area: Rect) => UiNode,
  videos: VideoList,
  scroll: number,
  from: TikTokScreen,
  bottom: number,
): UiNode {
  const area = rect(0, statusBarHeight, 1080, bottom - statusBarHeight);
  return list('ScrollView', area, scroll, {}, [row(headerHeight, header), ...videoRows(ui, videos, from)]);
}
