import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type AskKeychain, type KeychainAnswer, keychainAnswer } from './keychain-wire.ts';

/**
 * Asks the keychain through a program that is ended when it does not answer within so many milliseconds. Secrets go
 * over its private channel, never into arguments or the environment.
 */
export function askKeychainBy(program: URL, within: number): AskKeychain {
  return async (request) => {
    const child = fork(fileURLToPath(program), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const limit = AbortSignal.timeout(within);
    try {
      const answered = once(child, 'message', { signal: limit }).then(([message]) => message as unknown);
      const gone = once(child, 'exit', { signal: limit }).then(() => null);
      // Whichever comes second is rejected at the limit, when nobody waits any more.
      for (const late of [answered, gone]) late.catch(() => undefined);
      child.send(request, () => undefined);
      return judge(await Promise.race([answered, gone]));
    } catch {
      return limit.aborted ? { ok: false, reason: `the keychain did not answer in time` } : judge(null);
    } finally {
      child.kill('SIGKILL');
    }
  };
}

function judge(message: unknown): KeychainAnswer {
  const answer = keychainAnswer.safeParse(message);
  return answer.success ? answer.data : { ok: false, reason: 'the program that asks the keychain failed' };
}
