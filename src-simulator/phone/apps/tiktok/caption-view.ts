import { palette, words, type IconName } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { activity } from './tiktok-places.ts';
import type { TikTokScreen } from './tiktok-state.ts';
import { does, filled, label, nothing, unresolved, type TikTokUi } from './tiktok-ui.ts';

type Caption = Extract<TikTokScreen, { name: 'caption' }>;

const rowHeight = 150;

/** The post screen: description and cover, options, and Drafts and Post at the bottom. The keyboard covers these. */
export function captionView(ui: TikTokUi, screen: Caption): UiNode {
  const { id, say } = ui;
  const top = statusBarHeight + 130;
  const options: readonly (readonly [string, IconName])[] = [
    [say.location, 'pin'],
    [say.everyone, 'users'],
    [say.moreOptions, 'dots'],
  ];
  const buttons = contentBottom - 180;
  return activity([
    node('Button', rect(16, statusBarHeight + 8, 115, 115), {
      id: id('back'),
      description: unresolved(ui, 269),
      onTap: { kind: 'back' },
      look: { kind: 'icon', name: 'back', size: 58 },
    }),
    node('ScrollView', rect(0, top, 1080, buttons - top), {}, [
      node('LinearLayout', rect(0, top, 1080, 1100), {}, [
        field(ui, screen, rect(42, top + 10, 640, 410)),
        cover(ui, screen.video, rect(715, top + 10, 323, 410)),
        chip(say.hashtags, id('hashtags'), rect(44, top + 450, 250, 88)),
        chip(say.mention, id('mention'), rect(322, top + 450, 227, 88)),
        ...options.map(([text, icon], at) =>
          option(ui, text, icon, rect(0, top + 580 + at * rowHeight, 1080, rowHeight)),
        ),
        node('LinearLayout', rect(0, top + 580 + 3 * rowHeight, 1080, rowHeight), { onTap: nothing }, [
          label(rect(121, top + 620 + 3 * rowHeight, 400, 70), say.shareTo, { size: 38 }),
        ]),
      ]),
    ]),
    node('LinearLayout', rect(33, buttons, 1014, 132), {}, [
      filled(
        rect(33, buttons, 496, 132),
        say.drafts,
        { back: palette.field, ink: palette.ink },
        {
          id: id('drafts'),
          onTap: nothing,
        },
      ),
      filled(
        rect(551, buttons, 496, 132),
        say.post,
        { back: '#fe2c55', ink: '#ffffff' },
        {
          id: id('post'),
          onTap: { kind: 'share', refusal: null },
        },
      ),
    ]),
  ]);
}

function field({ id, say }: TikTokUi, { caption, typing }: Caption, area: Rect): UiNode {
  const empty = caption === '';
  return node('EditText', area, {
    id: id('caption'),
    text: caption,
    hint: say.description,
    flags: typing ? ['focused', 'long-clickable'] : ['long-clickable'],
    onTap: does({ kind: 'focus' }),
    look: words(empty ? say.description : typing ? `${caption}|` : caption, {
      size: 40,
      color: empty ? palette.muted : palette.ink,
      lines: 7,
    }),
  });
}

function cover(ui: TikTokUi, video: string, area: Rect): UiNode {
  const { id, say } = ui;
  const edit = rect(area.left, area.bottom - 86, 323, 86);
  return node(
    'ImageView',
    area,
    {
      id: id('cover'),
      description: unresolved(ui, 107),
      onTap: nothing,
      look: { kind: 'picture', sha256: video, radius: 16 },
    },
    [
      node(
        'FrameLayout',
        edit,
        { id: id('editCover'), onTap: nothing, look: { kind: 'fill', color: 'rgba(0,0,0,0.5)' } },
        [label(edit, say.editCover, { size: 34, color: '#ffffff', align: 'center' })],
      ),
    ],
  );
}

function chip(text: string, id: string, area: Rect): UiNode {
  const look = [
    { kind: 'fill', color: palette.field, radius: 16 } as const,
    words(text, { size: 34, align: 'center' }),
  ];
  return node('Button', area, { id, text, onTap: nothing, look });
}

function option({ id }: TikTokUi, text: string, icon: IconName, area: Rect): UiNode {
  return node('Button', area, { id: id('option'), description: text, onTap: nothing }, [
    node('ImageView', rect(44, area.top + 46, 58, 58), {
      id: id('optionIcon'),
      look: { kind: 'icon', name: icon, size: 54 },
    }),
    label(rect(121, area.top + 40, 800, 70), text, { size: 38 }, { id: id('optionText') }),
    node('ImageView', rect(992, area.top + 52, 44, 44), {
      look: { kind: 'icon', name: 'chevron_right', size: 40, color: palette.muted },
    }),
  ]);
}
