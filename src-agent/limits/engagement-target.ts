/** Who or what an engagement is aimed at, so that two spellings of one handle are one target. */
export function normaliseTarget(target: string): string {
  return target.normalize('NFC').trim().replace(/^@+/, '').toLowerCase();
}
