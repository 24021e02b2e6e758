import { flushSync } from 'react-dom';

/**
 * Marks the fields to put right in the open form and moves the focus to the first of them, in one step. Were the focus to
 * follow a frame later, it would leave a field in which somebody has begun to type by then.
 */
export function showErrors(mark: () => void): void {
  flushSync(mark);
  document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();
}

/** Moves the focus to the first field that a form has just found fault with. */
export function showFirstError(): void {
  showErrors(() => undefined);
}
