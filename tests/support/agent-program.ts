import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startAgent } from '../../src-agent/main.ts';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { stderrLog } from '../../src-agent/cli/stderr-log.ts';

/** How the program below is to run its agent; times in milliseconds. */
const settings = z.object({
  dataDir: z.string(),
  adbPort: z.number().int(),
  timing: z.object({ uploadMs: z.number(), quietMs: z.number(), recheckMs: z.number() }),
});

/**
 * The agent as a program of its own with times that fit simulated phones, to be killed at any moment. One line of JSON
 * on standard output says where it listens.
 */
const { dataDir, adbPort, timing } = settings.parse(JSON.parse(process.argv[2] ?? '{}'));
const log = stderrLog(false, (line) => void process.stderr.write(`${line}\n`));
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
});
process.stdout.write(`${JSON.stringify({ url: agent.http?.url, token: agent.http?.token })}\n`);
process.on('SIGTERM', () => {
  void agent[Symbol.asyncDispose]().then(() => process.exit(0));
});
