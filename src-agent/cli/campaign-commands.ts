import { type Command, Option } from 'commander';
import { type Campaign, contentKind } from '../../src-shared/domain/campaign.ts';
import { accountsNamed } from './accounts-named.ts';
import { connectToAgent, type RemoteAgent } from './agent-connection.ts';
import { type ContentOptions, itemsOf, planOf, type ScheduleOptions } from './campaign-options.ts';
import { campaignTable, checkLines, postTable } from './campaign-words.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, parseId, withDataDir } from './common-options.ts';
import { readInput } from './read-input.ts';
import { runTable } from './run-table.ts';
import { print } from './terminal.ts';

type CreateOptions = DataDirOptions & {
  readonly name: string;
  readonly media: string[];
  readonly account: string[];
  readonly start: boolean;
} & ContentOptions &
  ScheduleOptions;

/** `campaign list|show|create|check|preview|start|pause|resume|cancel|duplicate|archive`, over the running agent's API. */
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
    .description('create a campaign: every file is posted once for every account')
    .requiredOption('--name <name>', 'what you call it')
    .requiredOption('--account <handle...>', 'the accounts: handles, or "all"')
    .option('--media <file...>', 'the pictures (JPEG, PNG or WebP) and videos', [])
    .addOption(
      new Option('--kind <kind>', 'what is made of them; a carousel is made of all together')
        .choices(contentKind.options)
        .default('photo'),
    )
    .option('--caption <text>', 'may hold {account.display_name}, other variables and {one|of|these}', '')
    .option('--instagram-caption <text>', 'in place of it on Instagram')
    .option('--threads-caption <text>', 'in place of it on Threads')
    .option('--tiktok-caption <text>', 'in place of it on TikTok')
    .option('--first-comment <text>', 'written under each post once it is there', '')
    .option('--at <time>', 'when, as 2026-11-21T09:30; without any time: at once')
    .option('--spread-from <time>', 'spread over the time from here')
    .option('--spread-until <time>', '… to here')
    .option('--rule <rrule>', 'again and again from --at on, as FREQ=WEEKLY;BYDAY=MO,TH')
    .option('--zone <zone>', 'whose clock that is, as Europe/Berlin; without it each account’s own')
    .option('--start', 'start it at once', false)
    .action(async (options: CreateOptions) => {
      const agent = connectToAgent(options.dataDir);
      const campaign = await createCampaign(agent, options);
      if (options.start) {
        const run = await agent.campaigns.start({ id: campaign.id });
        print(terminal, options.json, { campaign, run }, () => runTable([run]));
      } else print(terminal, options.json, campaign, () => campaignTable([campaign]));
    });
  command('check')
    .description('what it would do, and what stands in the way')
    .argument('<id>', 'the campaign', parseId)
    .action(async (id: number, { dataDir, json }: DataDirOptions) => {
      const agent = connectToAgent(dataDir);
      const check = await agent.campaigns.check(await agent.campaigns.get({ id }));
      print(terminal, json, check, () => checkLines(check));
      if (check.issueCount > 0) context.setExitCode(1);
    });
  command('preview')
    .description('its posts, earliest first')
    .argument('<id>', 'the campaign', parseId)
    .action(async (id: number, { dataDir, json }: DataDirOptions) => {
      const page = await connectToAgent(dataDir).campaigns.preview({ id });
      print(terminal, json, page, () => postTable(page.items));
    });
  command('duplicate')
    .description('a new draft that is like it')
    .argument('<id>', 'the campaign', parseId)
    .action(async (id: number, { dataDir, json }: DataDirOptions) => {
      const campaign = await connectToAgent(dataDir).campaigns.duplicate({ id });
      print(terminal, json, campaign, () => campaignTable([campaign]));
    });
  command('archive')
    .description('put it away')
    .argument('<id>', 'the campaign', parseId)
    .option('--take-out', 'take it out again', false)
    .action(async (id: number, { dataDir, json, takeOut }: DataDirOptions & { takeOut: boolean }) => {
      const campaign = await connectToAgent(dataDir).campaigns.archive({ id, archived: !takeOut });
      print(terminal, json, campaign, () => campaignTable([campaign]));
    });
  command('start')
    .description('make its posts, at once or when they are planned; answers the run')
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
  const accountIds = await accountsNamed(agent, options.account);
  const plan = planOf(options);
  const files = await Promise.all(options.media.map((path) => readInput(path)));
  const mediaIds: number[] = [];
  for (const file of files) mediaIds.push((await agent.media.create({ file })).id);
  return agent.campaigns.create({ name: options.name, items: itemsOf(options, mediaIds), accountIds, plan });
}
