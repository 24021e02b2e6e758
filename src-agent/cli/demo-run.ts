import { accountName } from '../../src-shared/account-name.ts';
import { Listr } from 'listr2';
import { captionVariables, renderCaption } from '../../src-shared/caption.ts';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import type { Run } from '../../src-shared/domain/run.ts';
import { duration, shownJob } from '../runs/report-words.ts';
import type { OrderedPost } from './demo-count.ts';
import { drawPoster } from './demo-poster.ts';
import { CommandFailure } from './failure.ts';
import { followJobs, isSettled } from './follow-jobs.ts';

const caption = '{account.display_name}: first light, new season. Come and see us from Saturday.';

/** A started demo run and the posts it should end with. */
export type DemoRun = {
  readonly run: Run;
  readonly jobs: readonly Job[];
  readonly ordered: readonly OrderedPost[];
};

/** Starts the simulated phones and waits until the demo accounts' phones can be used. */
export async function preparePhones(agent: AgentClient, signal: AbortSignal): Promise<Account[]> {
  await agent.agent.startSimulatedPhones({}, { signal });
  const { items: accounts } = await agent.accounts.list({});
  let after = 0;
  for (;;) {
    for await (const event of await agent.events.subscribe({ after }, { signal })) {
      after = event.seq;
      const { items: phones } = await agent.devices.list({});
      const ready = new Set(phones.filter(({ state }) => state === 'ready').map(({ id }) => id));
      if (accounts.every(({ deviceId }) => deviceId !== null && ready.has(deviceId))) return accounts;
    }
    signal.throwIfAborted();
  }
}

/** Puts the poster into the library, creates a campaign for all accounts and starts it. */
export async function startCampaign(agent: AgentClient, accounts: readonly Account[]): Promise<DemoRun> {
  const poster = new File([new Uint8Array(await drawPoster())], 'first-light.jpg', { type: 'image/jpeg' });
  const { id: mediaId, sha256 } = await agent.media.create({ file: poster });
  const draft = {
    name: 'First light',
    items: [{ kind: 'photo' as const, mediaIds: [mediaId], caption }],
    accountIds: accounts.map(({ id }) => id),
  };
  const { issues } = await agent.campaigns.check(draft);
  if (issues.length > 0)
    throw new CommandFailure(
      'INVALID',
      `The campaign cannot start: ${issues.map(({ message }) => message).join(' ')}`,
    );
  const campaign = await agent.campaigns.create(draft);
  const run = await agent.campaigns.start({ id: campaign.id });
  const { items: jobs } = await agent.jobs.list({ runId: run.id });
  const ordered = accounts.map((account) => ({
    handle: account.handle,
    caption: renderCaption(caption, captionVariables(account, '')).text,
    imageSha256: sha256,
  }));
  return { run, jobs, ordered };
}

/** Shows one line a job with the step it is at, until nothing goes on by itself; plain lines where there is no terminal. */
export async function showProgress(
  agent: AgentClient,
  { run, jobs }: DemoRun,
  signal: AbortSignal,
): Promise<void> {
  const latest = new Map<number, Job>();
  const watchers = new Map<number, (job: Job) => void>();
  const tasks = jobs.map((first) => ({
    title: title(first),
    task: (_context: unknown, task: { title: string; output: string }) =>
      new Promise<void>((resolve, reject) => {
        let shown = '';
        const watch = (job: Job) => {
          if (job.currentStep !== null && job.currentStep !== shown) {
            shown = job.currentStep;
            // Without a terminal the lines of all tasks follow each other, so each says whose it is.
            task.output = process.stdout.isTTY ? shown : `${accountName(job.accountHandle)}: ${shown}`;
          }
          if (!isSettled(job)) return;
          task.title = title(job);
          if (job.status === 'completed') resolve();
          else reject(new Error(`${title(job)} ${job.problem?.message ?? ''}`.trim()));
        };
        watchers.set(first.id, watch);
        watch(latest.get(first.id) ?? first);
        followed.catch(reject);
      }),
  }));
  const followed = (async () => {
    for await (const now of followJobs(agent, run.id, signal)) {
      for (const job of now) {
        latest.set(job.id, job);
        watchers.get(job.id)?.(job);
      }
    }
  })();
  await new Listr(tasks, {
    concurrent: true,
    exitOnError: false,
    // Its own handler would end the process at once, and leave Appium and the adb server behind.
    registerSignalListeners: false,
    rendererOptions: { collapseErrors: false },
  }).run();
  await followed;
}

function title(job: Job): string {
  const took =
    job.startedAt === null || job.finishedAt === null
      ? ''
      : ` in ${duration(Date.parse(job.finishedAt) - Date.parse(job.startedAt))}`;
  return `${accountName(job.accountHandle)}: ${shownJob(job.status).words.toLowerCase()}${took}`;
}
