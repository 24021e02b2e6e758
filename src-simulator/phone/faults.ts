import type { z } from 'zod';
import type { simulatedFault } from '../../src-shared/processes/phone-simulator.ts';

/** An ordered fault, parsed. */
export type Fault = z.output<typeof simulatedFault>;

/** When faults can strike. */
export type Moment = Fault['when'];

/** These decide what Share does; ordered without a moment they wait for the next Share. */
const aboutSharing = new Set<Fault['kind']>(['media_rejected', 'lose_share_response']);

/** Faults that wait for their moment. Each strikes once. */
export class WaitingFaults {
  #waiting: readonly Fault[] = [];

  /** Answers whether it strikes at once; otherwise it waits. */
  order(fault: Fault): boolean {
    const when = fault.when === 'now' && aboutSharing.has(fault.kind) ? 'on_share' : fault.when;
    if (when === 'now') return true;
    this.#waiting = [...this.#waiting, { ...fault, when }];
    return false;
  }

  /** The faults of this moment, which wait no longer. */
  take(moment: Moment): readonly Fault[] {
    const due = this.#waiting.filter(({ when }) => when === moment);
    this.#waiting = this.#waiting.filter(({ when }) => when !== moment);
    return due;
  }

  clear(): void {
    this.#waiting = [];
  }
}
