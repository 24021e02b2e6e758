import { list } from '../../screen/list.ts';
import { palette, words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, type UiNode } from '../../screen/node.ts';
import { activity } from './tiktok-places.ts';
import type { TikTokScreen } from './tiktok-state.ts';
import { does, label, nothing, to, type TikTokUi } from './tiktok-ui.ts';
import { nameOf } from './tiktok-videos.ts';
import { videoRows } from './video-grid.ts';

const top = statusBarHeight + 10;

/** The search, before it is sent off. */
export function searchView(ui: TikTokUi, screen: Extract<TikTokScreen, { name: 'search' }>): UiNode {
  const { id, say } = ui;
  const { text, typing, from } = screen;
  const sent = text.trim() === '' ? nothing : to({ name: 'search_results', text: text.trim(), from });
  return activity([
    backArrow(ui),
    node('EditText', rect(140, top + 10, 700, 100), {
      text,
      hint: say.search,
      flags: typing ? ['focused', 'long-clickable'] : ['long-clickable'],
      onTap: does({ kind: 'focus' }),
      look: [
        { kind: 'fill', color: palette.field, radius: 24 },
        words(`  ${text === '' ? say.search : text}`, {
          size: 38,
          color: text === '' ? palette.muted : palette.ink,
        }),
      ],
    }),
    node('Button', rect(860, top + 10, 210, 100), {
      id: id('searchSubmit'),
      text: say.search,
      onTap: sent,
      look: words(say.search, { size: 38, color: '#fe2c55', bold: true, align: 'center' }),
    }),
  ]);
}

/** What was found: an account by its handle, or a hashtag. */
export function resultsView(ui: TikTokUi, screen: Extract<TikTokScreen, { name: 'search_results' }>): UiNode {
  const { id, say } = ui;
  const { text } = screen;
  const tag = text.startsWith('#');
  const name = tag ? text : text.replace(/^@/, '');
  const area = rect(0, top + 270, 1080, 190);
  const onTap = tag
    ? to({ name: 'tag', tag: text.slice(1), from: screen })
    : to({ name: 'other_profile', handle: name, from: screen });
  return activity([
    backArrow(ui),
    label(rect(150, top + 10, 800, 100), text, { size: 40 }),
    label(rect(40, top + 150, 500, 90), tag ? say.hashtags : say.users, { size: 40, bold: true }),
    node('Button', area, { id: id('resultRow'), description: name, onTap }, [
      node('ImageView', rect(40, area.top + 30, 130, 130), {
        look: tag ? { kind: 'icon', name: 'tag', size: 90 } : { kind: 'avatar', name: nameOf(name) },
      }),
      label(rect(200, area.top + 30, 700, 64), tag ? name : nameOf(name), { size: 42, bold: true }),
      tag ? null : label(rect(200, area.top + 96, 700, 56), name, { size: 34, color: palette.muted }),
    ]),
  ]);
}

/** A hashtag's videos. */
export function tagView(ui: TikTokUi, screen: Extract<TikTokScreen, { name: 'tag' }>): UiNode {
  const tagged = { kind: 'tag', tag: screen.tag } as const;
  const area = rect(0, top + 330, 1080, contentBottom - top - 330);
  return activity([
    backArrow(ui),
    label(rect(150, top + 150, 800, 90), `#${screen.tag}`, { size: 54, bold: true }, { id: 'title' }),
    list('ScrollView', area, 0, {}, videoRows(ui, tagged, screen)),
  ]);
}

function backArrow({ id, say }: TikTokUi): UiNode {
  return node('ImageView', rect(10, top, 120, 120), {
    id: id('back'),
    description: say.back,
    onTap: { kind: 'back' },
    look: { kind: 'icon', name: 'back', size: 58 },
  });
}
