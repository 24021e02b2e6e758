import type { Page } from 'playwright-core';

/** What a person can operate; of radio buttons of one name only one takes part in the order of Tab. */
const controls =
  'a[href], button, input:not([type=hidden]), select, textarea, [tabindex]:not([tabindex="-1"])';

/** Which controls of the open dialog the Tab key does not reach, one line each; none where no dialog is open. */
export async function unreachedControls(page: Page): Promise<string[]> {
  const left = await page.evaluateHandle(markControls, controls);
  const count = await left.evaluate(({ waiting }) => waiting.size);
  const unreached = async () => await left.evaluate((walk) => walk.unreached());
  await Promise.all(Array.from({ length: count }, () => page.keyboard.press('Tab')));
  // Controls that appear on the way, and those before the first: once around again at the most.
  for (let n = 0; n < count + 5 && (await unreached()).length > 0; n += 1) await page.keyboard.press('Tab');
  const found = await unreached();
  await left.evaluate((walk) => walk.end());
  await left.dispose();
  return found;
}

/** Runs in the page: gathers the controls of the dialog with the focus and forgets each that gets it. */
function markControls(selector: string) {
  const before = document.activeElement;
  const modals = [...document.querySelectorAll('[role=dialog][aria-modal=true]')];
  const open = modals.filter((dialog) => dialog.checkVisibility()).at(-1);
  const dialog = before?.closest('[role=dialog]') ?? open;
  const takesTab = (element: HTMLElement) =>
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.checkVisibility({ visibilityProperty: true });
  const isRepresented = (element: HTMLElement) =>
    element instanceof HTMLInputElement &&
    element.type === 'radio' &&
    !element.checked &&
    dialog?.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`) !== null;
  const all = [...(dialog?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const waiting = new Set(all.filter((element) => takesTab(element) && !isRepresented(element)));
  const reached = () => {
    if (document.activeElement instanceof HTMLElement) waiting.delete(document.activeElement);
  };
  reached();
  document.addEventListener('focusin', reached);
  return {
    waiting,
    unreached: () =>
      [...waiting]
        .filter((element) => element.isConnected && takesTab(element))
        .map((element) => element.outerHTML.slice(0, 120)),
    end: () => {
      document.removeEventListener('focusin', reached);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
  };
}
