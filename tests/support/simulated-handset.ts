import { createHash } from 'node:crypto';
import type { Clock } from '../../src-agent/automation/clock.ts';
import type { PhoneHealth } from '../../src-agent/devices/health/phone-health.ts';
import type { HeldLease, PhoneDriver, Phones, Point } from '../../src-agent/devices/phone-driver.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { simulatedFault, type SimulatedFault } from '../../src-shared/processes/phone-simulator.ts';
import { frontOf } from '../../src-simulator/phone/apps/app-components.ts';
import { initialInstagram } from '../../src-simulator/phone/apps/instagram/instagram-state.ts';
import { appOf } from '../../src-simulator/phone/apps/interruption.ts';
import type { PhoneLocale, PhoneState, SignedIn } from '../../src-simulator/phone/apps/phone-state.ts';
import { initialThreads } from '../../src-simulator/phone/apps/threads/threads-state.ts';
import { initialTikTok } from '../../src-simulator/phone/apps/tiktok/tiktok-state.ts';
import type { Fault } from '../../src-simulator/phone/faults.ts';
import { Handset } from '../../src-simulator/phone/handset.ts';
import { wellPhone } from './well-phone.ts';

const noon = Date.UTC(2026, 10, 21, 12);
const day = 86_400_000;
const versions = { instagram: '410.0.0.53.71', threads: '411.0.0.42.109', tiktok: '46.4.3' } as const;

/**
 * The simulated phone without processes: its own handset behind the interfaces of the automation, with a clock that only
 * moves when somebody waits or touches it.
 */
export class SimulatedHandset implements PhoneDriver, Phones, Clock {
  readonly handset: Handset;
  readonly calls: string[] = [];
  /** Runs after a tap had its effect, e.g. to lose the answer to it. */
  afterTap: () => void = () => undefined;
  /** How long each answer takes, in milliseconds: what changes meanwhile is seen by the next look. */
  answerMs = 10;
  #time = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(accounts: readonly SignedIn[], locale: PhoneLocale) {
    this.handset = new Handset({
      state: stateOf(accounts, locale),
      samples: ['s1', 's2', 's3', 's4', 's5', 's6'],
      painter: { paint: async () => Buffer.alloc(1) } as never,
      screenMs: 200,
      uploadMs: 1500,
      noticeMs: 4000,
      now: () => noon + this.#time,
      later: (run, milliseconds) => {
        const timer = { at: this.#time + milliseconds, run };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer);
        };
      },
      strike: (fault) => this.#strike(fault),
    });
  }

  get state(): PhoneState {
    return this.handset.state;
  }

  now = () => this.#time;

  /** Orders a fault that covers the screen, ends the app or refuses what is shared. */
  order(fault: SimulatedFault): void {
    const parsed = simulatedFault.parse(fault);
    if (this.handset.faults.order(parsed)) this.#strike(parsed);
  }

  async delay(milliseconds: number): Promise<void> {
    this.#pass(milliseconds);
  }

  async open(): Promise<PhoneDriver> {
    return this;
  }

  /** What was copied last is the newest; its hash is that of its name. */
  async pushMedia(_lease: HeldLease, localPath: string, fileName: string): Promise<string> {
    this.#pass(50);
    const path = `/sdcard/Pictures/${fileName}`;
    const durationMs = path.endsWith('.mp4') ? 12_000 : null;
    const picture = { path, sha256: hashOf(localPath), addedAt: noon + this.#time, durationMs };
    this.handset.dispatch({ kind: 'pictures', gallery: [picture, ...this.state.gallery] });
    return path;
  }

  async removeMedia(_lease: HeldLease, remotePath: string): Promise<void> {
    const gallery = this.state.gallery.filter(({ path }) => path !== remotePath);
    this.handset.dispatch({ kind: 'pictures', gallery });
  }

  async health(): Promise<PhoneHealth> {
    return wellPhone;
  }

  async appVersion(_lease: HeldLease, packageName: string): Promise<string | null> {
    return versions[platformOf(packageName)];
  }

  async language(): Promise<string> {
    return this.state.locale;
  }

  async source(): Promise<string> {
    this.#pass(this.answerMs);
    return this.handset.source;
  }

  async screenshot(): Promise<Uint8Array> {
    return Uint8Array.of(1);
  }

  async tap(at: Point): Promise<void> {
    this.#pass(this.answerMs);
    this.handset.tap(at);
    this.afterTap();
  }

  async longPress(): Promise<void> {
    this.calls.push('longPress');
  }

  async swipe(from: Point, to: Point): Promise<void> {
    this.#pass(this.answerMs);
    this.calls.push('swipe');
    this.handset.swipe(from, to);
  }

  async typeText(text: string): Promise<void> {
    this.#pass(this.answerMs);
    this.handset.dispatch({ kind: 'type', text, replace: true });
  }

  async pressBack(): Promise<void> {
    this.#pass(this.answerMs);
    this.handset.dispatch({ kind: 'back' });
  }

  async restartApp(packageName: string): Promise<void> {
    const app = platformOf(packageName);
    this.handset.dispatch({ kind: 'stop_app', app });
    this.handset.dispatch({ kind: 'start_app', front: app });
    this.#pass(this.answerMs);
  }

  async activateApp(packageName: string): Promise<void> {
    this.handset.dispatch({ kind: 'start_app', front: platformOf(packageName) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.calls.push('closed');
  }

  #strike({ kind }: Fault): void {
    switch (kind) {
      case 'challenge':
      case 'logged_out':
      case 'opaque':
        return this.handset.dispatch({ kind: 'cover', cover: kind });
      case 'rate_app_popup':
        return this.handset.dispatch({ kind: 'dialog', dialog: 'rate_app' });
      case 'try_again_later':
        return this.handset.dispatch({ kind: 'dialog', dialog: kind });
      case 'crash_app':
        return this.handset.dispatch({ kind });
      default:
        throw new Error(`${kind} needs a phone behind adb`);
    }
  }

  #pass(milliseconds: number): void {
    const until = this.#time + milliseconds;
    for (;;) {
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#time = Math.max(this.#time, next.at);
      next.run();
    }
    this.#time = until;
  }
}

function platformOf(packageName: string): Platform {
  const app = appOf(frontOf(packageName));
  if (app === null) throw new Error(`no app ${packageName}`);
  return app;
}

/** What stands for the content of a file of that path. */
export function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex');
}

function stateOf(accounts: readonly SignedIn[], locale: PhoneLocale): PhoneState {
  return {
    front: 'launcher',
    app: 'instagram',
    locale,
    acts: [],
    threads: initialThreads(accounts),
    tiktok: initialTikTok(accounts, versions.tiktok),
    gallery: [1, 2, 3].map((at) => ({
      path: `/sdcard/DCIM/${at}.${at === 2 ? 'mp4' : 'jpg'}`,
      sha256: `old${at}`,
      addedAt: noon - at * day,
      durationMs: at === 2 ? 8000 : null,
    })),
    instagram: initialInstagram(accounts),
  };
}
