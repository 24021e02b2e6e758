import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AccountPath, CountedPost, Oddities } from './counting-state.ts';

/** A strict stand-in platform in a process of its own. */
export interface CountingPlatform extends AsyncDisposable {
  readonly url: string;
  /** Everything that anybody could see, and how often. */
  truth(): Promise<{ readonly posts: readonly CountedPost[] } & Oddities>;
  /** Share of requests that go wrong from now on, 0 to 1. */
  setRate(rate: number): Promise<void>;
  /** The next post of that account is refused, once. */
  refuseNext(account: AccountPath): Promise<void>;
}

const program = fileURLToPath(new URL('./programs/counting-platform.ts', import.meta.url));

/** Starts the platform with the faults of a seed. */
export async function startCountingPlatform(faults: {
  readonly seed: number;
  readonly rate: number;
}): Promise<CountingPlatform> {
  const child = spawn(process.execPath, [program, JSON.stringify(faults)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const get = async (path: string): Promise<unknown> => await (await fetch(`${url}/${path}`)).json();
  return {
    url,
    truth: () => get('truth') as Promise<{ readonly posts: readonly CountedPost[] } & Oddities>,
    setRate: async (rate) => void (await get(`rate/${rate}`)),
    refuseNext: async (account) => void (await get(`refuse/${account}`)),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
