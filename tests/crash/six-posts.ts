import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { SimulatedPhone } from '../../src-shared/processes/phone-simulator.ts';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';

const account = (handle: string) => ({ handle, displayName: handle });

/** Two phones with three accounts each. */
export const sixAccounts: readonly SimulatedPhone[] = [
  {
    serial: 'SIM-CEDAR',
    model: 'Simulated Pixel 8',
    accounts: [account('cedar.one'), account('cedar.two'), account('cedar.three')],
  },
  {
    serial: 'SIM-DOGWOOD',
    model: 'Simulated Galaxy S24',
    accounts: [account('dogwood.one'), account('dogwood.two'), account('dogwood.three')],
  },
];

/** Adds the six accounts once their phones are ready, and the picture; answers what a campaign needs. */
export async function setUp(client: AgentClient): Promise<{ accountIds: number[]; mediaId: number }> {
  const deviceIds = await readyPhones(client);
  const accountIds: number[] = [];
  for (const phone of sixAccounts)
    for (const { handle, displayName } of phone.accounts) {
      const deviceId = deviceIds.get(phone.serial) ?? null;
      const made = {
        platform: 'instagram' as const,
        handle,
        displayName,
        deviceId,
        ownershipConfirmed: true,
      };
      accountIds.push((await client.accounts.create(made)).id);
    }
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  return { accountIds, mediaId: (await client.media.create({ file })).id };
}

/** Waits until that many phones can work; answers their ids by serial. */
export async function readyPhones(
  client: AgentClient,
  count = sixAccounts.length,
): Promise<Map<string, number>> {
  const signal = AbortSignal.timeout(60_000);
  for await (const event of await client.events.subscribe({ after: 0 }, { signal })) {
    if (event.type !== 'device.updated' && event.type !== 'agent.started') continue;
    const { items } = await client.devices.list({});
    const ready = items.filter((device) => device.state === 'ready');
    if (ready.length === count) return new Map(ready.map((device) => [device.serial, device.id]));
  }
  throw new Error('the phones did not become ready');
}

/** Starts a campaign that posts once to each account; answers the run's id. */
export async function startRun(
  client: AgentClient,
  content: { readonly accountIds: number[]; readonly mediaId: number; readonly caption: string },
): Promise<number> {
  const { id } = await client.campaigns.create({
    name: content.caption,
    items: [{ kind: 'photo', mediaIds: [content.mediaId], caption: content.caption }],
    accountIds: content.accountIds,
  });
  return (await client.campaigns.start({ id })).id;
}

/** Waits until every job of the run has ended or asks for a person; null when the signal aborts first. */
export async function untilSettled(
  client: AgentClient,
  runId: number,
  signal: AbortSignal,
): Promise<Job[] | null> {
  try {
    for await (const event of await client.events.subscribe({ after: 0, runId }, { signal })) {
      if (event.type !== 'job.updated') continue;
      const { items } = await client.jobs.list({ runId });
      if (items.every((job) => !['pending', 'running', 'retrying'].includes(job.status))) return items;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return null;
}
