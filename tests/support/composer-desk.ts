import type { Page } from 'playwright-core';
import { addMedia } from './fake-media.ts';
import { FakeWorld } from './fake-world.ts';

/** Accounts on three platforms and a library of three files. */
export function composerDesk(): FakeWorld {
  const world = new FakeWorld();
  const phone = world.addPhone('Pixel 8');
  world.addAccount('harbor.coffee', 'Harbor Coffee', phone, { timezone: 'Europe/Berlin' });
  world.addAccount('harbor.words', 'Harbor Words', phone, { platform: 'threads', timezone: 'Asia/Tokyo' });
  world.addAccount('harbor.clips', 'Harbor Clips', phone, { platform: 'tiktok' });
  for (const fileName of ['one.jpg', 'two.jpg', 'three.jpg']) addMedia(world, { fileName });
  return world;
}

/** The tab of a step of the composer. */
export const step = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^\\d? ?${name}`) });

export async function takeFromLibrary(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'From the library' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose from the library' });
  for (const name of names) {
    await dialog.getByRole('gridcell', { name }).focus();
    await page.keyboard.press('Space');
  }
  await dialog.getByRole('button', { name: /^Add \d+ files?$/ }).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}
