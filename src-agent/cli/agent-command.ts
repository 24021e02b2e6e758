import type { Command } from 'commander';
import type { AgentClient } from '../../src-shared/contract/contract.ts';
import { announceAgent } from './agent-file.ts';
import type { CommandContext } from './command-line.ts';
import { type DataDirOptions, parsePort, withDataDir } from './common-options.ts';
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
};

/** Starts the agent in this process. */
export type StartAgent = (settings: AgentSettings) => Promise<StartedAgent>;

type AgentOptions = DataDirOptions & {
  readonly port?: number;
  readonly adbPort: number;
  readonly open: boolean;
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
    .option('--open', 'open the screens in the browser', false)
    .action((options: AgentOptions) => runAgent(options, context));
}

async function runAgent(options: AgentOptions, context: CommandContext): Promise<void> {
  const { terminal, stop } = context;
  const { dataDir, port, adbPort } = options;
  await using running = new AsyncDisposableStack();
  const agent = running.use(
    await context.startAgent({
      dataDir,
      mode: 'browser',
      adbPort,
      isolatedAdb: false,
      ...(port === undefined ? {} : { port }),
    }),
  );
  running.use(announceAgent(dataDir, { url: agent.url, token: agent.token, pid: process.pid }));
  terminal.out(JSON.stringify({ ready: true, url: agent.url, token: agent.token }));
  await showLink(agent.oneTimeLink(), options.open, context);
  await untilAborted(stop);
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
