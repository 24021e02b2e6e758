import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const agentFile = z.object({ url: z.url(), token: z.string().min(1), pid: z.number().int() });

/** How a running agent is reached. The token opens everything, so only its owner may read the file. */
export type AgentFile = z.infer<typeof agentFile>;

function pathOf(dataDir: string): string {
  return join(dataDir, 'agent.json');
}

/** Tells other programs of the same user how to reach the agent, until disposed. */
export function announceAgent(dataDir: string, content: AgentFile): Disposable {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const temporary = `${pathOf(dataDir)}.${content.pid}`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
  renameSync(temporary, pathOf(dataDir));
  return {
    [Symbol.dispose]: () => {
      // A newer agent may have put its own in the meantime.
      if (readAgentFile(dataDir)?.pid === content.pid) rmSync(pathOf(dataDir), { force: true });
    },
  };
}

/** How to reach the agent of that data directory; null when none has announced itself. */
export function readAgentFile(dataDir: string): AgentFile | null {
  try {
    return agentFile.parse(JSON.parse(readFileSync(pathOf(dataDir), 'utf8')));
  } catch {
    return null;
  }
}
