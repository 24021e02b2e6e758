import { createWriteStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { artifactsDir, nodeProcessHost, readVersion, startLocalAgent, stopSignal } from './composition.ts';
import { runDemo } from './demo.ts';
import { tell } from './failure.ts';
import { pinoLog } from './stderr-log.ts';
import type { Terminal } from './terminal.ts';

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};
await mkdir(artifactsDir, { recursive: true });
const log = pinoLog(createWriteStream(join(artifactsDir, 'demo-agent.log')));
const version = readVersion();

try {
  process.exitCode = await runDemo({
    terminal,
    env: process.env,
    artifacts: artifactsDir,
    stop: stopSignal(process),
    processHost: () => nodeProcessHost(log),
    startAgent: async ({ dataDir, adbPort }, processHost) => {
      const agent = await startLocalAgent(
        { dataDir, adbPort, mode: 'headless', isolatedAdb: true },
        { processHost, log, version },
      );
      return {
        ...agent,
        simulatorControlUrl: () => agent.simulatedPhones.controlUrl ?? '',
        [Symbol.asyncDispose]: async () => {
          await agent[Symbol.asyncDispose]();
          // Kept for people who want to see what Appium and its driver did.
          await copyFile(join(dataDir, 'appium', 'appium.log'), join(artifactsDir, 'demo-appium.log')).catch(
            () => undefined,
          );
        },
      };
    },
  });
} catch (error) {
  for (const line of tell(error).lines) terminal.err(line);
  process.exitCode = 1;
}
