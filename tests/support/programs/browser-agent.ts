import { nodeProcessHost, startLocalAgent } from '../../../src-agent/cli/composition.ts';
import { quietLog } from '../quiet-log.ts';

/**
 * The agent as `npm start` runs it in browser mode, on a given folder and port, to be killed at any moment. Writes the
 * one-time link as its first line.
 */
const [dataDir = '', port = '0', adbPort = '0'] = process.argv.slice(2);
const agent = await startLocalAgent(
  { dataDir, mode: 'browser', port: Number(port), adbPort: Number(adbPort), isolatedAdb: true },
  { processHost: nodeProcessHost(quietLog), log: quietLog, version: '0.1.0' },
);
process.stdout.write(`${agent.oneTimeLink()}\n`);
process.on('SIGTERM', () => {
  void agent[Symbol.asyncDispose]().then(() => process.exit(0));
});
