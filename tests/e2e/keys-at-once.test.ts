import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BuiltScreens } from '../support/built-screens.ts';
import { addProxy } from '../support/fake-proxies.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { findChromium } from '../support/open-browser.ts';
import { screenPicture } from '../support/screen-picture.ts';

const chromium = findChromium();

/** Somebody who knows a screen presses the next key before the agent has answered. */
describe.skipIf(chromium === null)('keys pressed at once (skipped where no Chromium is)', () => {
  let screens: BuiltScreens;
  beforeAll(async () => {
    screens = await BuiltScreens.open(chromium ?? '');
  });
  afterAll(() => screens[Symbol.asyncDispose]());

  test('rows that are still being read are ticked and opened', async () => {
    const world = new FakeWorld();
    for (let n = 1; n <= 2000; n += 1) addProxy(world);
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/proxies');
    const row = page.getByRole('row', { name: /10\.0\.0\.1:8000/ });
    await row.waitFor();
    const held = Promise.withResolvers<void>();
    await page.route('**/rpc/proxies/list', async (route) => {
      await held.promise;
      await route.continue();
    });
    await row.focus();
    for (const key of ['End', 'Space', 'ArrowUp', 'Space', 'ArrowUp']) await page.keyboard.press(key);
    await page.locator('[role=row]:focus[aria-busy=true]').waitFor();
    held.resolve();
    await page.getByText('2 proxies selected').waitFor();

    const again = Promise.withResolvers<void>();
    await page.unroute('**/rpc/proxies/list');
    await page.route('**/rpc/proxies/list', async (route) => {
      await again.promise;
      await route.continue();
    });
    await page.locator('[role=row]:focus[aria-busy=false]').waitFor();
    await page.getByRole('grid', { name: 'Proxies' }).evaluate((grid) => grid.scrollTo({ top: 1000 * 48 }));
    await page.locator('[role=row][aria-rowindex="1002"][aria-busy=true]').focus();
    await page.keyboard.press('Enter');
    again.resolve();
    await page.getByRole('dialog', { name: '10.0.4.1:8000' }).waitFor();
    await page.getByText('2 proxies selected').waitFor();
    expect(shown.complaints).toEqual([]);
  });

  test('a page down from the first row scrolls no further than it has to', async () => {
    const world = new FakeWorld();
    for (let n = 1; n <= 2000; n += 1) addProxy(world);
    await using shown = await screens.show(world);
    const { page, go } = shown;
    await go('/proxies');
    await page.getByRole('row', { name: /10\.0\.0\.1:8000/ }).focus();
    await page.keyboard.press('End');
    await page.locator('[role=row][aria-rowindex="2001"]:focus').waitFor();
    await Promise.all(['Home', 'PageDown'].map((key) => page.keyboard.press(key)));
    await page.locator('[role=row][aria-rowindex="2"]').waitFor();
    const grid = page.getByRole('grid', { name: 'Proxies' });
    expect(await grid.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
  });

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

  test('what is typed after a variable goes behind it', async () => {
    await using shown = await screens.show(new FakeWorld());
    const { page, go } = shown;
    await go('/campaigns/new');
    await page.locator('input[type=file]').setInputFiles({
      name: 'menu.png',
      mimeType: 'image/png',
      buffer: Buffer.from(await screenPicture('Menu').arrayBuffer()),
    });
    const caption = page.getByRole('textbox', { name: 'Caption' });
    await caption.fill('Fresh from ');
    await page.getByRole('button', { name: 'Insert variable' }).first().click();
    await page
      .getByRole('menu')
      .filter({ has: page.locator(':focus') })
      .waitFor();
    await page.getByRole('menuitem', { name: /display_name/ }).focus();
    // Sent together, as fast as keys can follow one another.
    await Promise.all(['Enter', '!'].map((key) => page.keyboard.press(key)));
    await expect
      .poll(() => caption.inputValue(), { timeout: 20_000 })
      .toBe('Fresh from {account.display_name}!');
    expect(shown.complaints).toEqual([]);
  });
});
