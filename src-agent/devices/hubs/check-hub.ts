import { z } from 'zod';
import type { HubState } from '../../../src-shared/domain/hub.ts';
import { below } from './hub-address.ts';
import { readStatus } from './read-status.ts';

const answerLimit = 10_000;

/** What a hub was found to be. */
export type HubVerdict = {
  readonly state: Exclude<HubState, 'unchecked'>;
  readonly reason: string;
  readonly slots: number | null;
  readonly free: number | null;
};

/** Asks a hub how it is, within ten seconds. Never throws, and says nothing of what it sent. */
export async function checkHub(
  fetcher: typeof fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<HubVerdict> {
  const failed = (reason: string): HubVerdict => ({ state: 'failed', reason, slots: null, free: null });
  try {
    const answer = await fetcher(below(url, '/status'), {
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(answerLimit),
    });
    if (answer.status === 401 || answer.status === 403)
      return failed('The hub does not take this name and password. Type them again.');
    const status = readStatus(z.json().safeParse(await answer.json()).data);
    if (status === null)
      return failed(
        'There is something else than Appium or Selenium Grid 4 at this address. Check the path.',
      );
    const { slots, free } = status;
    if (!status.ready)
      return { state: 'busy', reason: 'The hub answers but takes no sessions now.', slots, free };
    if (free === 0) return { state: 'busy', reason: 'Every place at the hub is taken.', slots, free };
    return { state: 'ready', reason: 'Ready.', slots, free };
  } catch {
    return failed('The hub does not answer as one. See that it runs and that this computer can reach it.');
  }
}
