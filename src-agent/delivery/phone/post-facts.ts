import { findElement } from '../../automation/find.ts';
import type { Look } from '../../automation/looking.ts';
import type { ScreenNode } from '../../automation/source/screen-tree.ts';
import { descendants } from '../../automation/source/screen-tree.ts';
import { comparable, evenSpaced } from '../../automation/words.ts';

/** What a named element of the recognised screen says, or null when it is not there. */
export function readText(look: Look, element: string): string | null {
  const finding = look.screen === null ? null : findElement(look.view, look.screen, element);
  return finding?.found === true ? textOf(finding.node) : null;
}

/** Whether the own profile on the screen is that account's. */
export function showsHandle(look: Look, handle: string): boolean {
  const shown = readText(look, 'handle');
  return shown !== null && comparable(shown).replace(/^@/, '') === handle;
}

/** The number of posts on the own profile, or null when it is rounded ("12.3K") and so tells nothing about one post. */
export function readPostCount(look: Look): number | null {
  const shown = readText(look, 'post_count')?.trim() ?? '';
  if (!/^(\d+|\d{1,3}([.,\s]\d{3})+)$/u.test(shown)) return null;
  return Number(shown.replaceAll(/\D/gu, ''));
}

/** Whether the caption field holds exactly what was typed, white space aside. */
export function fieldHolds(look: Look, caption: string): boolean {
  const finding = look.screen === null ? null : findElement(look.view, look.screen, 'field');
  if (finding?.found !== true) return false;
  const typed = finding.node.showsHint ? '' : (finding.node.text ?? '');
  return evenSpaced(typed) === evenSpaced(caption);
}

/** How the caption of the newest post compares. `unreadable`: the post is open and shows no caption at all. */
export type NewestPost = 'same' | 'different' | 'none' | 'unreadable';

/** A caption that ends in "… more" is cut off; so much of it must be the same to count. */
const enough = 20;

/** Compares what an opened post shows ("handle caption", perhaps cut off) with a caption. */
export function compareCaption(shown: string | null, handle: string, caption: string): NewestPost {
  const wanted = evenSpaced(caption);
  if (shown === null) return wanted === '' ? 'same' : 'unreadable';
  const whole = evenSpaced(shown);
  const begins = whole.toLowerCase().startsWith(`${handle} `) || whole.toLowerCase() === handle;
  const text = begins ? whole.slice(handle.length).trim() : whole;
  const cut = /^(.*?)\s*(?:…|\.\.\.)\s*(?:more|más|plus)$/isu.exec(text)?.[1];
  if (text === wanted) return 'same';
  if (cut === undefined) return 'different';
  if (!wanted.startsWith(cut)) return 'different';
  return cut.length >= enough ? 'same' : 'unreadable';
}

function textOf(node: ScreenNode): string | null {
  if (node.text !== null) return node.text;
  for (const below of descendants(node)) if (below.text !== null) return below.text;
  return node.description;
}
