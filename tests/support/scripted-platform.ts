import type { Evidence } from '../../src-shared/domain/job.ts';
import type {
  Checked,
  Committed,
  Delivery,
  DeliverySession,
  Stopped,
  Work,
} from '../../src-agent/delivery/delivery.ts';

/** What goes wrong with one attempt, at which place. `after effect`: the post exists, the answer is lost. */
export const troubles = [
  'none',
  'stop at open',
  'stop in prepare',
  'throw in prepare',
  'phone lost in prepare',
  'rejected',
  'unknown before effect',
  'unknown after effect',
  'throw before effect',
  'throw after effect',
  'check undecided',
] as const;
export type Trouble = (typeof troubles)[number];

/**
 * A platform that counts posts and a delivery to it that fails as it is told. It never protects the engine: a second
 * commit is a second post.
 */
export class ScriptedPlatform implements Delivery {
  /** Posts by `handle: caption`, in the order they were made. */
  readonly posts: string[];
  readonly inHand = new Set<string>();
  mostAtOnceForOneAccount = 0;
  readonly #next: (work: Work) => Trouble;

  constructor(next: (work: Work) => Trouble, posts: string[] = []) {
    this.#next = next;
    this.posts = posts;
  }

  countOf(handle: string): number {
    return this.posts.filter((post) => post.startsWith(`${handle}: `)).length;
  }

  async open(work: Work, _steps: unknown, signal: AbortSignal): Promise<DeliverySession | Stopped> {
    await nextTurn();
    const trouble = this.#next(work);
    if (trouble === 'stop at open') return stopped('retry');
    if (this.inHand.has(work.account.handle)) this.mostAtOnceForOneAccount = 2;
    this.inHand.add(work.account.handle);
    return {
      prepare: () => this.#prepare(work, trouble, signal),
      commit: () => this.#commit(work, trouble),
      [Symbol.asyncDispose]: () => {
        this.inHand.delete(work.account.handle);
        return Promise.resolve();
      },
    };
  }

  async look(work: Work, before: Evidence): Promise<Checked> {
    await nextTurn();
    const trouble = this.#next(work);
    if (trouble === 'stop at open') return stopped('retry');
    if (trouble === 'check undecided')
      return { kind: 'undecided', problem: problem('outcome_unknown'), evidence: {} };
    const count = this.#countThis(work);
    const evidence = { seenCount: count };
    return count > Number(before['countBefore'])
      ? { kind: 'published', evidence }
      : { kind: 'not_published', evidence };
  }

  #countThis(work: Work): number {
    return this.posts.filter((post) => post === nameOf(work)).length;
  }

  async #prepare(work: Work, trouble: Trouble, signal: AbortSignal) {
    await nextTurn();
    signal.throwIfAborted();
    if (trouble === 'stop in prepare') return stopped('retry');
    if (trouble === 'phone lost in prepare') return stopped('wait');
    if (trouble === 'throw in prepare') throw new Error('something broke');
    return { kind: 'prepared' as const, evidence: { countBefore: this.#countThis(work) } };
  }

  async #commit(work: Work, trouble: Trouble): Promise<Committed> {
    await nextTurn();
    if (trouble === 'rejected') return { kind: 'rejected', problem: problem('media_rejected') };
    if (trouble === 'throw before effect') throw new Error('lost before');
    if (trouble === 'unknown before effect') return { kind: 'unknown', problem: problem('outcome_unknown') };
    this.posts.push(nameOf(work));
    if (trouble === 'throw after effect') throw new Error('lost after');
    if (trouble === 'unknown after effect') return { kind: 'unknown', problem: problem('outcome_unknown') };
    return { kind: 'published', evidence: { seen: 'Done posting' } };
  }
}

function nameOf({ account, content }: Work): string {
  return `${account.handle}: ${content.caption}`;
}

function stopped(remedy: Stopped['remedy']): Stopped {
  return { kind: 'stopped', problem: problem(remedy === 'wait' ? 'device_lost' : 'timeout'), remedy };
}

function problem(code: 'timeout' | 'device_lost' | 'outcome_unknown' | 'media_rejected') {
  return { code, message: code, nextAction: 'wait' };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
