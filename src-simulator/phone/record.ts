import type { SimulatedRecord } from '../../src-shared/processes/phone-simulator.ts';
import { nameOf, type Hit, type Point } from './screen/hit.ts';
import type { ScreenView } from './screen/window.ts';

type Tap = SimulatedRecord['taps'][number];

/** A phone that is left running keeps no more than this many taps. */
const mostTaps = 20_000;

/** What was done to a phone, for whoever wants to count. */
export class PhoneRecord {
  #taps: Tap[] = [];
  #sessions = 0;
  #unknownCommands: string[] = [];

  tapped(point: Point, view: ScreenView, hit: Hit, at: number): void {
    const target =
      hit.kind === 'keyboard' ? 'keyboard' : hit.view ? nameOf(hit.view, view.packageName) : null;
    this.#taps = [...this.#taps.slice(1 - mostTaps), { ...point, screen: view.name, target, at }];
  }

  sessionStarted(): void {
    this.#sessions += 1;
  }

  /** A shell command that the phone does not know; told so that a missing one can be found. */
  unknownCommand(line: string): void {
    if (!this.#unknownCommands.includes(line)) this.#unknownCommands.push(line);
  }

  get taps(): readonly Tap[] {
    return this.#taps;
  }

  get sessions(): number {
    return this.#sessions;
  }

  get unknownCommands(): readonly string[] {
    return this.#unknownCommands;
  }
}
