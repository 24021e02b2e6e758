import { accountName } from '../../src-shared/account-name.ts';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { simulatedRecord } from '../../src-shared/processes/phone-simulator.ts';
import { demoPhones } from '../../src-shared/demo-cast.ts';
import { inspectParts } from '../parts/inspect-parts.ts';
import { isComplete } from '../parts/judge-parts.ts';
import { freePort } from '../processes/free-port.ts';
import type { StartedAgent } from './agent-command.ts';
import type { CommandContext } from './command-line.ts';
import { countPosts, type CountedPost } from './demo-count.ts';
import { preparePhones, showProgress, startCampaign } from './demo-run.ts';
import { doctorLines } from './doctor-command.ts';
import { listProcesses, processFacts, RememberingProcessHost } from './process-facts.ts';
import { table } from './terminal.ts';

/** The demo takes about 20 seconds; a slow computer may take its time, but not for ever. */
const limitMs = 5 * 60_000;

/** What the demo needs: an agent on a given process host, and where the simulator answers about its phones. */
export type DemoSurroundings = Pick<CommandContext, 'terminal' | 'env' | 'stop' | 'processHost'> & {
  readonly artifacts: string;
  readonly startAgent: (
    settings: { readonly dataDir: string; readonly adbPort: number },
    processHost: RememberingProcessHost,
  ) => Promise<StartedAgent & { readonly simulatorControlUrl: () => string }>;
};

/**
 * The main job with nothing attached: simulated phones behind the real adb and Appium, one campaign, and the proof that
 * each post was made exactly once. Answers the exit code.
 */
export async function runDemo(surroundings: DemoSurroundings): Promise<0 | 1> {
  const { terminal, stop, env } = surroundings;
  const adbPort = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'switchyard-demo-'));
  const parts = await inspectParts({
    dataDir,
    adbPort,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    variables: env,
  });
  if (!isComplete(parts)) {
    for (const line of doctorLines(parts)) terminal.err(line);
    await rm(dataDir, { recursive: true });
    return 1;
  }
  terminal.out('Starting the agent and two simulated phones …');
  try {
    const counted = await postAndCount(surroundings, dataDir, adbPort);
    if (counted.every(({ wrong }) => wrong === null)) {
      await rm(dataDir, { recursive: true });
      return 0;
    }
    terminal.err(`Not every post is there exactly once. What was kept for looking into it: ${dataDir}`);
    return 1;
  } catch (error) {
    if (!stop.aborted) {
      terminal.err(`The demo did not get to its end. What was kept for looking into it: ${dataDir}`);
      throw error;
    }
    terminal.err('Stopped.');
    await rm(dataDir, { recursive: true });
    return 1;
  }
}

async function postAndCount(
  surroundings: DemoSurroundings,
  dataDir: string,
  adbPort: number,
): Promise<CountedPost[]> {
  const { terminal, artifacts } = surroundings;
  const reportFile = join(artifacts, 'demo-report.html');
  const host = new RememberingProcessHost(surroundings.processHost());
  const signal = AbortSignal.any([surroundings.stop, AbortSignal.timeout(limitMs)]);
  await using agent = await surroundings.startAgent({ dataDir, adbPort }, host);
  const demo = await startCampaign(agent.client, await preparePhones(agent.client, signal));
  await showProgress(agent.client, demo, signal);
  const report = await agent.client.runs.report({ id: demo.run.id });
  await mkdir(artifacts, { recursive: true });
  await writeFile(reportFile, Buffer.from(await report.arrayBuffer()));
  const counted = countPosts(await readRecords(agent.simulatorControlUrl()), demo.ordered);
  const facts = processFacts(await listProcesses(), process.pid, host.started, adbPort);
  const rows = facts.map(({ role, pid, command }) => [role, String(pid), command.slice(0, 90)]);
  for (const line of [
    ...summary(counted),
    '',
    ...table(['Process', 'Pid', 'Command'], rows),
    '',
    `Report with pictures: ${relative(process.cwd(), reportFile)}`,
  ])
    terminal.out(line);
  return counted;
}

/** One line a post. */
export function summary(counted: readonly CountedPost[]): string[] {
  const phones = new Set(counted.flatMap((post) => post.phones)).size;
  const good = counted.filter(({ wrong }) => wrong === null).length;
  return [
    ...counted.map(({ handle, phones: on, caption, wrong }) =>
      wrong === null
        ? `✓ ${accountName(handle)} posted once, counted by ${on.join(', ')}: ${caption}`
        : `✗ ${accountName(handle)}: ${wrong}`,
    ),
    `${good} of ${counted.length} posts counted exactly once, on ${phones} ${phones === 1 ? 'phone' : 'phones'}.`,
  ];
}

async function readRecords(controlUrl: string) {
  return Promise.all(
    demoPhones.map(async ({ serial }) => {
      const answer = await fetch(new URL(`/phones/${serial}`, controlUrl));
      return simulatedRecord.parse(await answer.json());
    }),
  );
}
