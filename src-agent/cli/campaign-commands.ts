import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Account } from '../../src-shared/domain/account.ts';
import type { Campaign, CampaignSummary } from '../../src-shared/domain/campaign.ts';
import { connectToAgent, type RemoteAgent } from './agent-connection.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, parseId, withDataDir } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { runTable } from './run-commands.ts';
import { print, table } from './terminal.ts';

type CreateOptions = DataDirOptions & {
  readonly name: string;
  readonly caption: string;
  readonly media: string[];
  readonly account: string[];
  readonly start: boolean;
};

/** `campaign list|show|create|start|pause|resume|cancel`, over the running agent's API. */
export function addCampaignCommands(program: Command, context: CommandContext): void {
  const { terminal } = context;
  const group = program.command('campaign').description('what is published, and for whom');
  const command = (name: string) => withDataDir(group.command(name), context.dataDir);

  command('list')
    .description('list campaigns')
    .action(async ({ dataDir, json }: DataDirOptions) => {
      const page = await connectToAgent(dataDir).campaigns.list({});
      print(terminal, json, page, () => campaignTable(page.items));
    });
  command('create')
    .description('create a campaign: every picture is posted once for every account')
    .requiredOption('--name <name>', 'what you call it')
    .requiredOption('--media <file...>', 'the pictures (JPEG, PNG or WebP)')
    .requiredOption('--account <handle...>', 'the accounts: handles, or "all"')
    .option('--caption <text>', 'may hold {account.display_name} and other variables', '')
    .option('--start', 'post now', false)
    .action(async (options: CreateOptions) => {
      const agent = connectToAgent(options.dataDir);
      const campaign = await createCampaign(agent, options);
      if (options.start) {
        const run = await agent.campaigns.start({ id: campaign.id });
        print(terminal, options.json, { campaign, run }, () => runTable([run]));
      } else print(terminal, options.json, campaign, () => campaignTable([campaign]));
    });
  command('start')
    .description('post now; answers the run')
    .argument('<id>', 'the campaign', parseId)
    .action(async (id: number, { dataDir, json }: DataDirOptions) => {
      const run = await connectToAgent(dataDir).campaigns.start({ id });
      print(terminal, json, run, () => [
        ...runTable([run]),
        '',
        `Follow it with: switchyard run watch ${run.id}`,
      ]);
    });
  for (const [name, procedure, description] of [
    ['show', 'get', 'show one campaign'],
    ['pause', 'pause', 'start nothing new'],
    ['resume', 'resume', 'go on'],
    ['cancel', 'cancel', 'stop for good'],
  ] as const)
    command(name)
      .description(description)
      .argument('<id>', 'the campaign', parseId)
      .action(async (id: number, { dataDir, json }: DataDirOptions) => {
        const campaign = await connectToAgent(dataDir).campaigns[procedure]({ id });
        print(terminal, json, campaign, () => campaignTable([campaign]));
      });
}

async function createCampaign(agent: RemoteAgent, options: CreateOptions): Promise<Campaign> {
  const accountIds = findAccounts(await allAccounts(agent), options.account);
  const files = await Promise.all(options.media.map(readMedia));
  const items = [];
  for (const file of files) {
    const { id } = await agent.media.create({ file });
    items.push({ kind: 'photo' as const, mediaIds: [id], caption: options.caption });
  }
  return agent.campaigns.create({ name: options.name, items, accountIds });
}

async function allAccounts(agent: RemoteAgent): Promise<Account[]> {
  const accounts: Account[] = [];
  let cursor: string | undefined;
  do {
    const page = await agent.accounts.list({ limit: 500, ...(cursor === undefined ? {} : { cursor }) });
    accounts.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return accounts;
}

/** The ids of the named accounts. A handle that is on several platforms names all of them. */
function findAccounts(accounts: readonly Account[], handles: readonly string[]): number[] {
  if (handles.includes('all')) return accounts.map(({ id }) => id);
  const wanted = handles.map((handle) => handle.replace(/^@/, '').toLowerCase());
  const unknown = wanted.filter((handle) => !accounts.some((account) => account.handle === handle));
  if (unknown.length > 0)
    throw new CommandFailure(
      'NOT_FOUND',
      `There is no account ${unknown.map((each) => `@${each}`).join(', ')}.`,
    );
  return accounts.filter(({ handle }) => wanted.includes(handle)).map(({ id }) => id);
}

async function readMedia(path: string): Promise<File> {
  try {
    return new File([await readFile(path)], basename(path));
  } catch {
    throw new CommandFailure('FILE_UNREADABLE', `${path} cannot be read.`);
  }
}

type Listed = Campaign | CampaignSummary;

function campaignTable(campaigns: readonly Listed[]): string[] {
  const rows = campaigns.map((campaign) => [
    String(campaign.id),
    campaign.name,
    campaign.status,
    String(typeof campaign.items === 'number' ? campaign.items : campaign.items.length),
    String('accounts' in campaign ? campaign.accounts : campaign.accountIds.length),
    campaign.lastRunId === null ? '' : String(campaign.lastRunId),
  ]);
  return table(['Campaign', 'Name', 'State', 'Pictures', 'Accounts', 'Last run'], rows);
}
