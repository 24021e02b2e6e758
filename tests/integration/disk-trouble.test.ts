import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { startAgentProcess } from '../support/agent-process.ts';

const linuxOnly =
  process.platform === 'linux'
    ? false
    : 'the system’s limit of a running program is set with Linux’s prlimit';

/** From now on the system refuses every write of that program to a file, or none any more. */
function refuseWrites(pid: number, refuse: boolean): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${refuse ? 0 : 'unlimited'}:unlimited`]);
}

test.skipIf(linuxOnly !== false)(
  'an agent whose disk takes nothing says so, answers what it can, and goes on when the disk is back',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'disk-trouble-'));
    const logFile = join(dataDir, 'agent.log');
    try {
      await using agent = await startAgentProcess({ dataDir, adbPort: await freePort(), logFile });
      const { client, pid } = agent;
      const limits = await client.agent.limits.get({});
      expect((await client.agent.info({})).storage).toEqual({ state: 'ok' });

      refuseWrites(pid, true);
      const refused = client.agent.limits.set({ ...limits, gapSeconds: 60 });
      await expect(refused).rejects.toMatchObject({
        code: 'STORAGE_UNAVAILABLE',
        status: 507,
        message: expect.stringMatching(/disk that holds .*disk-trouble-.* Nothing was changed/),
        data: { trouble: 'failing' },
      });
      expect((await client.agent.info({})).storage).toMatchObject({ state: 'failing' });
      expect((await client.agent.limits.get({})).gapSeconds).toBe(limits.gapSeconds);
      // Whoever opens the control center now can follow what happens.
      const lines = await client.events.subscribe({ after: 0 });
      expect(await lines.next()).toMatchObject({ done: false });
      await lines.return?.(undefined);

      refuseWrites(pid, false);
      const isOk = async () => expect((await client.agent.info({})).storage).toEqual({ state: 'ok' });
      await vi.waitFor(isOk, { timeout: 15_000, interval: 200 });
      expect((await client.agent.limits.set({ ...limits, gapSeconds: 60 })).gapSeconds).toBe(60);
      // It also ends on such a disk: leaving this block waits for that.
      refuseWrites(pid, true);
      const log = readFileSync(logFile, 'utf8');
      expect(log.match(/cannot be written, so nothing is published/g)).toHaveLength(1);
      expect(log.match(/can be written again/g)).toHaveLength(1);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  },
  30_000,
);
