/** Moves the focus to the first field of the open form that has something to put right, once that is drawn. */
export function showFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
}
