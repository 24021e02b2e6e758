import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { KeeperAnswer, RootKey } from '../vault/root-key.ts';
import { announceAgent } from './agent-file.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, parsePort, withDataDir } from './common-options.ts';
import { CommandFailure } from './failure.ts';
import { openInBrowser } from './open-in-browser.ts';
import { untilAborted } from './until-aborted.ts';

/** What the command line needs of an agent it started in its own process. */
export type StartedAgent = AsyncDisposable & {
  readonly url: string;
  readonly token: string;
  readonly client: AgentClient;
  /** An address that signs a browser in, once. */
  oneTimeLink(): string;
};

/** How the command line wants its agent. */
export type AgentSettings = {
  readonly dataDir: string;
  readonly mode: 'browser' | 'headless';
  readonly port?: number;
  readonly adbPort: number;
  /** With an adb server of its own, which ends with the agent. */
  readonly isolatedAdb: boolean;
  /** Opens the vault; without one, secrets cannot be read after this run. */
  readonly rootKey?: RootKey;
};

/** Gets the root key of a data folder: from that key file, or else from the keychain. */
export type OpenRootKey = (dataDir: string, keyFile: string | null) => Promise<KeeperAnswer>;

/** Starts the agent in this process. */
export type StartAgent = (settings: AgentSettings) => Promise<StartedAgent>;

type AgentOptions = DataDirOptions & {
  readonly port?: number;
  readonly adbPort: number;
  readonly open: boolean;
  readonly insecureKeyFile?: string;
};

/**
 * `agent`: runs the agent until it is interrupted. When it is ready, one JSON line with its address and token is
 * written to standard output; its log goes to standard error.
 */
export function addAgentCommand(program: Command, context: CommandContext): void {
  withDataDir(program.command('agent'), context.dataDir)
    .description('run the agent without a window; the screens are in the browser')
    .option('--port <port>', 'port of its API on this computer (default: any free one)', parsePort)
    .option('--adb-port <port>', 'port of the adb server', parsePort, context.adbPort)
    .option(
      '--insecure-key-file <file>',
      'keep the key of passwords and cookies in this file, for computers without a keychain; made when it is not there',
    )
    .option('--open', 'open the screens in the browser', false)
    .action((options: AgentOptions) => runAgent(options, context));
}

async function runAgent(options: AgentOptions, context: CommandContext): Promise<void> {
  const { terminal, stop } = context;
  const { dataDir, port, adbPort } = options;
  const rootKey = await openRootKey(options, context);
  await using running = new AsyncDisposableStack();
  const agent = running.use(
    await context.startAgent({
      dataDir,
      mode: 'browser',
      adbPort,
      isolatedAdb: false,
      rootKey,
      ...(port === undefined ? {} : { port }),
    }),
  );
  running.use(announceAgent(dataDir, { url: agent.url, token: agent.token, pid: process.pid }));
  terminal.out(JSON.stringify({ ready: true, url: agent.url, token: agent.token }));
  await showLink(agent.oneTimeLink(), options.open, context);
  await untilAborted(stop);
}

/** Said at every start, so that nobody finds out later how little the key is protected. */
async function openRootKey(options: AgentOptions, context: CommandContext): Promise<RootKey> {
  const { dataDir, insecureKeyFile } = options;
  const keyFile = insecureKeyFile === undefined ? null : resolve(insecureKeyFile);
  const opened = await context.openRootKey(dataDir, keyFile);
  if (!opened.ok)
    throw new CommandFailure('ROOT_KEY_REFUSED', `Switchyard does not start: ${opened.reason}.`);
  if (opened.key.advice !== null) context.terminal.err(`WARNING: ${opened.key.advice}`);
  return opened.key;
}

/** The link is for the person at the terminal: it goes there, and into no log. */
async function showLink(link: string, open: boolean, { terminal }: CommandContext): Promise<void> {
  const opened = open && (await openInBrowser(link, process.platform));
  terminal.err(
    opened
      ? `The screens open in your browser. If they do not, use this link, which works once: ${link}`
      : `Open this link in your browser; it works once: ${link}`,
  );
  terminal.err('Ctrl+C ends Switchyard.');
}
