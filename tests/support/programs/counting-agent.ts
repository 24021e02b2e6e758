import { z } from 'zod';
import { startAgent } from '../../../src-agent/main.ts';
import { stderrLog } from '../../../src-agent/cli/stderr-log.ts';
import { countingDelivery } from '../counting-delivery.ts';
import { death, die, dieAtStatement, mortal } from '../death.ts';

/**
 * An agent without phones that publishes on the counting platform and ends itself where it is told to, or is killed. One
 * line of JSON on standard output says where it listens.
 */
const settings = z
  .object({ dataDir: z.string(), platformUrl: z.string(), death })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const { dataDir, platformUrl, death: end } = settings;
if (end.kind === 'statement') dieAtStatement(end.count);
let visits = 0;
const delivery = mortal(countingDelivery(platformUrl), (place) => {
  if (end.kind === 'place' && end.place === place && ++visits >= end.count) die();
});
const agent = await startAgent({
  dataDir,
  version: '0.0.0-test',
  mode: 'headless',
  processHost: {
    fork() {
      throw new Error('this agent has no phones');
    },
  },
  log: stderrLog(false, (line) => void process.stderr.write(`${line}\n`)),
  packsDir: '',
  routes: () => [{ name: 'api', takes: () => null, delivery }],
  port: 0,
  adbPort: 1,
  isolatedAdb: false,
  environment: {},
  headlessBrowsers: true,
});
process.stdout.write(`${JSON.stringify({ url: agent.http?.url, token: agent.http?.token })}\n`);
process.on('SIGTERM', () => {
  void agent[Symbol.asyncDispose]().then(() => process.exit(0));
});
if (end.kind === 'event') {
  const events = (await agent.client.events.subscribe({}))[Symbol.asyncIterator]();
  for (let seen = 0; seen < end.count; seen += 1) await events.next();
  die();
}
