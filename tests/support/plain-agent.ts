import type { AgentConfig } from '../../src-agent/agent-config.ts';
import { nodeProcessHost } from '../../src-agent/cli/composition.ts';
import { type Agent, startAgent } from '../../src-agent/main.ts';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { quietLog } from './quiet-log.ts';

/** An agent within the test, with an HTTP interface and an adb server of its own; `change` overrides. */
export async function startPlainAgent(dataDir: string, change: Partial<AgentConfig> = {}): Promise<Agent> {
  return await startAgent({
    dataDir,
    version: '0.1.0',
    mode: 'headless',
    processHost: nodeProcessHost(quietLog),
    log: quietLog,
    packsDir: 'resources/packs',
    port: 0,
    adbPort: await freePort(),
    isolatedAdb: true,
    environment: process.env,
    ...change,
  });
}
