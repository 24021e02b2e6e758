import { join } from 'node:path';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import type { SimulatedPhone } from '../../src-shared/processes/phone-simulator.ts';
import { dailyCeilings } from '../../src-shared/domain/limits.ts';
import { readyPhones } from '../crash/six-posts.ts';
import { type AgentProcess, startAgentProcess } from './agent-process.ts';
import { type PhoneDesk, startPhoneDesk } from './phone-desk.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Simulated phones, an agent in a process of its own that knows their accounts, and a picture to post. */
export interface PostingDesk extends AsyncDisposable {
  readonly desk: PhoneDesk;
  readonly agent: AgentProcess;
  readonly mediaId: number;
  /** Ids of the accounts by phone, in the phones' order. */
  readonly accountIds: readonly (readonly number[])[];
}

/** So many phones with so many accounts each, all different. */
export function phonesWith(phones: number, accounts: number): SimulatedPhone[] {
  return Array.from({ length: phones }, (_, phone) => ({
    serial: `SIM-${phone + 1}00`,
    model: `Simulated Pixel ${phone + 1}`,
    accounts: Array.from({ length: accounts }, (_each, at) => {
      const handle = `brand.${phone + 1}.${at + 1}`;
      return { handle, displayName: `Brand ${phone + 1}.${at + 1}` };
    }),
  }));
}

/** Times in milliseconds until a screen appears and until an upload is through, as on a real phone. */
const realPace = { screenMs: 250, uploadMs: 1500 };

/** Starts it; accounts may do as much a day as the ceilings allow. */
export async function startPostingDesk(
  phones: readonly SimulatedPhone[],
  pace: Parameters<typeof startPhoneDesk>[1] = realPace,
): Promise<PostingDesk> {
  await using owned = new AsyncDisposableStack();
  const folder = owned.use(temporaryFolder());
  const desk = owned.use(await startPhoneDesk(phones, pace));
  const agent = owned.use(
    await startAgentProcess({
      dataDir: join(folder.path, 'data'),
      adbPort: desk.adbPort,
      logFile: join(folder.path, 'agent.log'),
    }),
  );
  const { limits } = agent.client.agent;
  const usual = await limits.get({});
  await limits.set({ ...usual, perDay: dailyCeilings });
  const deviceIds = await readyPhones(agent.client, phones.length);
  const accountIds: number[][] = [];
  for (const { serial, accounts } of phones) {
    const ids: number[] = [];
    for (const { handle, displayName } of accounts) {
      const wanted = { platform: 'instagram' as const, handle, displayName, ownershipConfirmed: true };
      ids.push(
        (await agent.client.accounts.create({ ...wanted, deviceId: deviceIds.get(serial) ?? null })).id,
      );
    }
    accountIds.push(ids);
  }
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  const { id: mediaId } = await agent.client.media.create({ file });
  const all = owned.move();
  return { desk, agent, mediaId, accountIds, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
