import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';
import { findAdb } from '../../src-agent/devices/adb/adb-locations.ts';
import { androidHomeFor } from '../../src-agent/devices/appium/android-home.ts';
import { AppiumHost } from '../../src-agent/devices/appium/appium-host.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import type { SimulatedPhone } from '../../src-shared/processes/phone-simulator.ts';
import { startAgentProcess } from '../support/agent-process.ts';
import { startPhoneDesk } from '../support/phone-desk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readyPhones, startRun, untilSettled } from '../crash/six-posts.ts';
import { postWithBareScript } from './bare-script.ts';
import { compare, type Measurement } from './measurement.ts';
import { quietLog } from '../support/quiet-log.ts';

const rounds = 5;
const phone: SimulatedPhone = {
  serial: 'SIM-ELM',
  model: 'Simulated Pixel 8',
  accounts: [{ handle: 'elm.one', displayName: 'Elm' }],
};

/**
 * One post through the whole engine (claim, session, recognised steps, pictures, journal, verdict) against a bare
 * webdriverio script with the same taps, in turn on the same simulated phone, each with a warm Appium of its own.
 */
export async function phonePost(): Promise<Measurement> {
  using folder = temporaryFolder();
  await using desk = await startPhoneDesk([phone], { screenMs: 250, uploadMs: 1500 });
  const picture = join(folder.path, 'poster.jpg');
  writeFileSync(picture, await drawPoster());
  await using agent = await startAgentProcess({
    dataDir: join(folder.path, 'data'),
    adbPort: desk.adbPort,
    logFile: join(folder.path, 'agent.log'),
  });
  const deviceId = (await readyPhones(agent.client, 1)).get(phone.serial) ?? null;
  const account = { platform: 'instagram' as const, handle: 'elm.one', displayName: 'Elm', deviceId };
  const { id } = await agent.client.accounts.create({ ...account, ownershipConfirmed: true });
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  const { id: mediaId } = await agent.client.media.create({ file });
  const [device] = (await agent.client.devices.list({})).items;
  if (device === undefined) throw new Error('the phone is not there');

  await using host = bareHost(join(folder.path, 'appium'));
  const use = await host.use(new AbortController().signal);
  const samples = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const caption = `Round ${round}`;
    const runId = await startRun(agent.client, { accountIds: [id], mediaId, caption });
    const [job] = (await untilSettled(agent.client, runId, AbortSignal.timeout(120_000))) ?? [];
    if (job?.status !== 'completed') throw new Error(`the engine's post ended ${job?.status}`);
    const ours = Date.parse(job.finishedAt ?? '') - Date.parse(job.startedAt ?? '');

    const started = performance.now();
    await postWithBareScript({
      server: use.server,
      adbPort: desk.adbPort,
      transport: desk.transport(phone.serial),
      systemPort: 8400 + round + 1,
      picture,
      caption: `Bare ${round}`,
    });
    const theirs = performance.now() - started;
    // The first round warms both sides.
    if (round < 0) continue;
    samples.ours.push(ours);
    samples.theirs.push(theirs);
  }
  use[Symbol.dispose]();
  const { posts } = await desk.record(phone.serial);
  if (posts.length !== 2 * (rounds + 1)) throw new Error(`the phone counted ${posts.length} posts`);
  return compare('phone_post', 'ms', samples, 1.15);
}

function bareHost(folder: string): AppiumHost {
  const adb = findAdb({ env: process.env, home: homedir(), platform: process.platform }, existsSync);
  if (adb === null) throw new Error('adb is missing');
  return new AppiumHost({
    processHost: nodeProcessHost(quietLog),
    folder,
    androidHome: androidHomeFor(adb, join(folder, 'android')),
    secret: () => crypto.randomUUID().replaceAll('-', ''),
    startTimer: startRealTimer,
    now: Date.now,
    idleMs: 600_000,
    logLevel: 'info',
  });
}
