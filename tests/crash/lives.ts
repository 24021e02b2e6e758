import { setTimeout as elapse } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type AgentProcess, launch } from '../support/agent-process.ts';
import type { Death } from '../support/death.ts';
import type { Ending } from './deaths.ts';

const program = fileURLToPath(new URL('../support/programs/counting-agent.ts', import.meta.url));

/** Where agents live: their data folder, the platform they publish on, where they say what happens. */
export type Home = { readonly dataDir: string; readonly platformUrl: string; readonly logFile: string };

/** Starts an agent that is to end at `death`; null when it ended before it answered. */
function start({ dataDir, platformUrl, logFile }: Home, death: Death) {
  return launch(program, { dataDir, platformUrl, death }, logFile);
}

/** One life up to its ending. `act` is what people do meanwhile; it breaks off when the agent is gone. */
export async function liveAndDie(
  home: Home,
  ending: Ending,
  act: (agent: AgentProcess) => Promise<void>,
): Promise<void> {
  const launched = start(home, ending.death);
  if (!ending.answered) {
    await elapse(ending.afterMs);
    return await launched.kill();
  }
  const agent = await launched.ready;
  if (agent === null) return;
  const over = new AbortController();
  const acting = act(agent).catch((error: unknown) => unlessGone(agent, error));
  await Promise.race([agent.ended, elapse(ending.afterMs, undefined, { signal: over.signal })]);
  over.abort();
  await launched.kill();
  await acting;
}

/** A life that ends well, after `act`. */
export async function live<Result>(
  home: Home,
  act: (agent: AgentProcess) => Promise<Result>,
): Promise<Result> {
  await using agent = await start(home, { kind: 'none' }).ready;
  if (agent === null) throw new Error(`an agent that nobody killed did not start, see ${home.logFile}`);
  return await act(agent);
}

/** A call that broke because the agent died is what the kill is for; any other failure is told. */
async function unlessGone(agent: AgentProcess, error: unknown): Promise<void> {
  const gone = await Promise.race([agent.ended.then(() => true), elapse(500, false)]);
  if (!gone) throw error;
}
