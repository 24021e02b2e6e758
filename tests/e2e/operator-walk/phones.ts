import type { Page } from 'playwright-core';
import { drawPoster } from '../../../src-agent/cli/demo-poster.ts';
import type { AgentClient } from '../../../src-shared/contract/contract.ts';
import type { SimulatedControl } from '../../support/simulated-control.ts';
import type { Visit } from './visit.ts';

/** The agent that was visited, and its simulated phone SIM-ALDER. */
type PhoneDesk = { readonly client: AgentClient; readonly alder: SimulatedControl };

const soon = { timeout: 60_000 };

/** What belongs to phones, on a desk with a finished run: replay, warm-ups, packs, the wall, and a phone in a person's hands. */
export async function visitPhones(given: Visit, desk: PhoneDesk): Promise<void> {
  const visit: Visit = {
    ...given,
    look: async (name) => {
      await closeMessages(given.page);
      await given.page.mouse.move(0, 0);
      await given.look(name);
    },
  };
  await visitReplay(visit);
  await visitWarmup(visit);
  const { page, go, look } = visit;
  await go('/packs');
  await page.getByRole('button', { name: 'Check packs' }).click();
  await page.getByText(/^\d+ packs were checked/).waitFor();
  await look('packs');
  await visitWall(visit, desk);
}

/** Closes the messages in the corner, which would lie over what is looked at. */
async function closeMessages(page: Page): Promise<void> {
  const close = page.locator('.mantine-Notification-closeButton');
  while ((await close.count()) > 0) {
    await close.first().press('Enter');
    await close
      .first()
      .waitFor({ state: 'detached', timeout: 2000 })
      .catch(() => undefined);
  }
}

async function visitReplay({ page, go, look }: Visit): Promise<void> {
  await go('/runs/1/replay');
  await page.getByRole('button', { name: /Write the caption/ }).click();
  await page.getByRole('img', { name: /^The phone before: Write the caption/ }).waitFor();
  await page.getByText(/the only one that fits/).waitFor();
  await look('replay');
}

async function visitWarmup({ page, go, look }: Visit): Promise<void> {
  await go('/templates/new');
  await page.getByRole('textbox', { name: 'Name' }).fill('Calm morning');
  await page.getByRole('button', { name: 'Add an action' }).click();
  await page.getByRole('menuitem', { name: 'Comment' }).click();
  const comments = page.getByRole('textbox', { name: 'Approved comments, one a line' });
  await comments.fill('Lovely light!\nWhere is this?');
  await page.getByRole('button', { name: 'Add a place' }).click();
  await page.getByRole('textbox', { name: 'Hashtag of place 2' }).fill('#coffee');
  await page
    .getByRole('status')
    .filter({ hasText: /3 comments/ })
    .waitFor();
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await look('warmup');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Calm morning' }).waitFor();
}

/** A run is watched on the wall; then one of its phones is taken over and given back. */
async function visitWall({ page, go, look }: Visit, { client, alder }: PhoneDesk): Promise<void> {
  // A slow phone leaves time to look.
  await alder.fault({ kind: 'slow', milliseconds: 250 });
  const file = new File([new Uint8Array(await drawPoster())], 'market-day.jpg', { type: 'image/jpeg' });
  const { id } = await client.media.create({ file });
  const campaign = await client.campaigns.create({
    name: 'Market day',
    items: [{ kind: 'photo', mediaIds: [id], caption: 'Market day at {account.display_name}' }],
    accountIds: (await client.accounts.list({})).items.map((account) => account.id),
  });
  await client.campaigns.start({ id: campaign.id });
  await go('/devices');
  const tile = page.getByRole('link', { name: /^Simulated Pixel 8 .*Working/ });
  await tile.locator('img').waitFor(soon);
  await tile.getByText(/^@harbor.coffee: (Open the list|Choose)/).waitFor(soon);
  await look('device-wall');
  await tile.click();
  await page.getByAltText('The screen of Simulated Pixel 8 right now').waitFor();
  await page.getByRole('button', { name: 'Take over' }).click();
  const dialog = page.getByRole('dialog', { name: /^Take over/ });
  await dialog.getByLabel('Your name').fill('Ada');
  await look('take-over');
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('You have this phone').waitFor(soon);
  await alder.fault({ kind: 'none' });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByText(/The last one took \d+ ms/).waitFor();
  await look('device-taken-over');
  await page.getByRole('button', { name: 'Give back' }).click();
  await page.getByText('Ada gave Simulated Pixel 8 back.').waitFor();
}
