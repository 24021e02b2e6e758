import { findElement } from '../../../automation/find.ts';
import type { Look } from '../../../automation/looking.ts';

/** Whether the own profile shows that the account has a story; null when it does not tell. */
export function readStory(look: Look): boolean | null {
  if (look.screen !== 'own_profile') return null;
  if (findElement(look.view, 'own_profile', 'no_story').found) return false;
  return findElement(look.view, 'own_profile', 'has_story').found ? true : null;
}
