import type { Recognition } from '../../src-agent/automation/recognise.ts';

/** What a screen was recognised as, in a few words. */
export function told(seen: Recognition): string {
  switch (seen.kind) {
    case 'screen':
      return `screen ${seen.name}`;
    case 'popup':
      return `popup ${seen.popup.name}`;
    case 'stop':
      return `stop ${seen.code}`;
    default:
      return seen.kind;
  }
}
