import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addProxy } from '../support/fake-proxies.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';

const chromium = findChromium();

/** Somebody who knows a screen presses the next key before the agent has answered. */
describe.skipIf(chromium === null)('keys pressed at once (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('a form that was refused can be corrected as soon as it says what is wrong', async () => {
    const world = new FakeWorld();
    addProxy(world, { host: 'gate.example.net', port: 9000 });
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/proxies?edit=new');
    await page.getByLabel('Paste a line').fill('gate.example.net:9000');
    const marked = page.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          const look = () => {
            if (document.querySelector('form [aria-invalid=true]') === null) return;
            const submit = document.querySelector<HTMLButtonElement>('form [type=submit]');
            const focused = document.activeElement?.getAttribute('data-path');
            resolve({ focused, takesEnter: submit?.disabled === false });
          };
          new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
        }),
    );
    await page.keyboard.press('Enter');
    expect(await marked).toEqual({ focused: 'host', takesEnter: true });
    expect(shown.complaints).toEqual([]);
  });
});
