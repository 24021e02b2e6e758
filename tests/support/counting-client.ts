import { setTimeout as elapse } from 'node:timers/promises';

/**
 * What kind of call it is, which decides what may happen when its answer is lost: a read is repeated, so is what prepares
 * something nobody sees, and a commit is sent once.
 */
export type CallClass = 'read' | 'prepare' | 'commit';

/** `refused`: the platform read the request and said no. `unclear`: nobody knows what it did. */
export type Answer =
  | { readonly kind: 'ok'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly code: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'unclear'; readonly why: string };

const tries: Readonly<Record<CallClass, number>> = { read: 4, prepare: 3, commit: 1 };
const answerWithinMs = 300;
const pauseMs = 40;

/** Requests to the counting platform for one account. */
export class CountingClient {
  readonly #url: string;
  readonly #account: string;

  constructor(url: string, account: { readonly platform: string; readonly handle: string }) {
    this.#account = `${account.platform}/${account.handle}`;
    this.#url = `${url}/${this.#account}`;
  }

  async call(
    callClass: CallClass,
    path: string,
    body: Readonly<Record<string, unknown>> | null = null,
  ): Promise<Answer> {
    for (let left = tries[callClass]; ; left -= 1) {
      const answer = await this.#send(path, body);
      if (answer.kind === 'ok' || left <= 1) return answer;
      if (answer.kind === 'refused' && answer.code !== 'rate_limited') return answer;
      await elapse(answer.kind === 'refused' ? (answer.retryAfterMs ?? pauseMs) : pauseMs);
    }
  }

  async #send(path: string, body: Readonly<Record<string, unknown>> | null): Promise<Answer> {
    try {
      const response = await fetch(`${this.#url}/${path}`, {
        method: body === null ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${this.#account}` },
        body: body === null ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(answerWithinMs),
      });
      const content = (await response.json()) as Record<string, unknown>;
      if (response.ok) return { kind: 'ok', body: content };
      if (response.status >= 500) return { kind: 'unclear', why: `it answered ${response.status}` };
      const { retryAfterMs } = content;
      return {
        kind: 'refused',
        code: String(content['code']),
        retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : null,
      };
    } catch (error) {
      return { kind: 'unclear', why: error instanceof Error ? error.message : 'the connection broke' };
    }
  }
}
