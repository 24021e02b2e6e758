import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startAgent } from '../../src-agent/main.ts';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { stderrLog } from '../../src-agent/cli/stderr-log.ts';
import { keyFileKeeper } from '../../src-agent/vault/key-file.ts';

/** How the program below is to run its agent; times in milliseconds. Without a key file secrets last as long as it does. */
const settings = z.object({
  dataDir: z.string(),
  adbPort: z.number().int(),
  keyFile: z.string().optional(),
  timing: z.object({ uploadMs: z.number(), quietMs: z.number(), recheckMs: z.number() }),
});

/**
 * The agent as a program of its own with times that fit simulated phones, to be killed at any moment. One line of JSON
 * on standard output says where it listens.
 */
const { dataDir, adbPort, keyFile, timing } = settings.parse(JSON.parse(process.argv[2] ?? '{}'));
const log = stderrLog(false, (line) => void process.stderr.write(`${line}\n`));
const opened = keyFile === undefined ? null : await keyFileKeeper(keyFile).open();
if (opened?.ok === false) throw new Error(opened.reason);
const agent = await startAgent({
  dataDir,
  version: '0.0.0-test',
  mode: 'headless',
  processHost: nodeProcessHost(log),
  log,
  packsDir: fileURLToPath(new URL('../../resources/packs', import.meta.url)),
  phoneTiming: timing,
  port: 0,
  adbPort,
  isolatedAdb: false,
  environment: process.env,
  headlessBrowsers: true,
  ...(opened === null ? {} : { rootKey: opened.key }),
});
process.stdout.write(`${JSON.stringify({ url: agent.http?.url, token: agent.http?.token })}\n`);
process.on('SIGTERM', () => {
  void agent[Symbol.asyncDispose]().then(() => process.exit(0));
});
