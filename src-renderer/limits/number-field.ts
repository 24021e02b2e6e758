/** What a number field holds: empty, or a number, as text while it is typed. */
export type NumberField = number | string;

/** The number of a field; null when it is empty. */
export function toNumber(value: NumberField): number | null {
  return value === '' ? null : Number(value);
}

/** What is wrong with a number that has to be within bounds; null when nothing is. Empty is fine. */
export function numberIssue(value: NumberField, least: number, most: number): string | null {
  const number = toNumber(value);
  if (number === null || (Number.isInteger(number) && number >= least && number <= most)) return null;
  return number > most ? `At most ${most.toLocaleString()}.` : `From ${least} to ${most.toLocaleString()}.`;
}

/** What is wrong with a daily number; null when nothing is. Empty is fine. */
export function ceilingIssue(value: NumberField, ceiling: number): string | null {
  const number = toNumber(value);
  return number !== null && number > ceiling
    ? `The ceiling is ${ceiling} a day and cannot be raised.`
    : numberIssue(value, 0, ceiling);
}
