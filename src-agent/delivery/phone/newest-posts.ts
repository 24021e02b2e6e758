import { z } from 'zod';
import type { Evidence } from '../../../src-shared/domain/job.ts';
import { findElement, findEach } from '../../automation/find.ts';
import type { Look } from '../../automation/looking.ts';
import type { Pack } from '../../automation/pack/pack-format.ts';
import type { NewestPosts } from './judge-newest.ts';

const screen = 'own_profile';
const textsFormat = z.array(z.string());
/** So many tell a profile from what it was before; the evidence of an attempt is read by people too. */
const mostKept = 3;

/** Whether the pack reads the newest posts from the profile itself, because the app tells no number of posts. */
export function tellsByTexts(pack: Pack): boolean {
  return pack.screens[screen]?.elements['newest_texts'] !== undefined;
}

/** The newest posts on the own profile as it opens, or null when they cannot be read. */
export function readNewestPosts({ view }: Look): NewestPosts | null {
  const texts = findEach(view, screen, 'newest_texts').map(({ text }) => text ?? '');
  const pinned = findElement(view, screen, 'pinned').found;
  if (texts.length > 0) return { texts, whole: false, pinned };
  return findElement(view, screen, 'no_posts').found ? { texts, whole: true, pinned } : null;
}

/** The newest posts as evidence to compare with later: a JSON list of texts, newest first; null when not known. */
export function newestAsEvidence(newest: NewestPosts | null): Pick<Evidence, 'newestBefore'> {
  return { newestBefore: newest === null ? null : JSON.stringify(newest.texts.slice(0, mostKept)) };
}

/** What `newestAsEvidence` wrote, or null. */
export function newestFromEvidence({ newestBefore }: Evidence): readonly string[] | null {
  if (typeof newestBefore !== 'string') return null;
  try {
    return textsFormat.parse(JSON.parse(newestBefore));
  } catch {
    return null;
  }
}
