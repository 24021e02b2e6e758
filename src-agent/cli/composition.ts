import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Agent } from '../main.ts';
import { NodeProcessHost } from '../processes/node-process-host.ts';
import type { ProcessHost } from '../processes/process-host.ts';
import { askKeychainBy } from '../vault/ask-keychain.ts';
import type { AskKeychain } from '../vault/keychain-wire.ts';
import type { AgentSettings, StartedAgent } from './agent-command.ts';

const root = new URL('../../', import.meta.url);
const pages = fileURLToPath(new URL('dist/renderer', root));
const manifest = z.object({ version: z.string() });

/** Where the programs that the agent starts beside it lie in the sources. */
const entries = {
  appium: new URL('src-agent/devices/appium/appium-child.ts', root),
  'phone-simulator': new URL('src-simulator/phone/main.ts', root),
};

/** A person may be asked to allow it, so it gets a while; a keychain that hangs must not hold up the agent for ever. */
const keychainAnswersWithin = 30_000;

/** Asks the system's keychain; null where `SWITCHYARD_KEYCHAIN=off` says that it is not to be touched. */
export function systemKeychain(env: Readonly<Record<string, string | undefined>>): AskKeychain | null {
  if (env['SWITCHYARD_KEYCHAIN'] === 'off') return null;
  return askKeychainBy(new URL('src-agent/vault/keychain-child.ts', root), keychainAnswersWithin);
}

/** Folder of the selector packs that came with Switchyard. */
export const packsDir = fileURLToPath(new URL('resources/packs', root));

/** Folder for what commands leave for people to look at. */
export const artifactsDir = fileURLToPath(new URL('artifacts', root));

/** Switchyard's version. */
export function readVersion(): string {
  return manifest.parse(JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))).version;
}

/** Starts programs with plain Node; what they say goes to the log. */
export function nodeProcessHost(log: Log): ProcessHost {
  return new NodeProcessHost({ entries, line: (kind, text) => log.info(text, { process: kind }) });
}

/** What an agent in this process is started with. `headlessBrowsers`: account browsers without windows, for tests. */
type LocalParts = {
  readonly processHost: ProcessHost;
  readonly log: Log;
  readonly version: string;
  readonly headlessBrowsers?: boolean;
};

/** Starts the agent in this process, with the selector packs and pages of this installation. */
export async function startLocalAgent(
  settings: AgentSettings,
  { processHost, log, version, headlessBrowsers = false }: LocalParts,
): Promise<StartedAgent & Pick<Agent, 'simulatedPhones'>> {
  // Loaded here, so that commands which only talk to a running agent start quickly.
  const { startAgent } = await import('../main.ts');
  const agent = await startAgent({
    dataDir: settings.dataDir,
    version,
    mode: settings.mode,
    processHost,
    log,
    packsDir,
    ...(settings.mode === 'browser' && existsSync(pages) ? { pagesDir: pages } : {}),
    port: settings.port ?? 0,
    adbPort: settings.adbPort,
    isolatedAdb: settings.isolatedAdb,
    ...(settings.rootKey === undefined ? {} : { rootKey: settings.rootKey }),
    headlessBrowsers,
    environment: process.env,
  });
  const { http } = agent;
  if (http === null) throw new Error('the agent was started without its HTTP interface');
  return {
    url: http.url,
    token: http.token,
    client: agent.client,
    simulatedPhones: agent.simulatedPhones,
    oneTimeLink: () => http.oneTimeLink(),
    [Symbol.asyncDispose]: () => agent[Symbol.asyncDispose](),
  };
}

/**
 * Aborted when the person (Ctrl+C) or the system asks the program to end, and when whoever read what it prints is
 * gone. A second Ctrl+C ends it at once, for the case that something hangs.
 */
export function stopSignal(process: NodeJS.Process): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    });
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop.abort());
  return stop.signal;
}
