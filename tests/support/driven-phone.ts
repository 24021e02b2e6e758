import type { Clock } from '../../src-agent/automation/clock.ts';
import type { PhoneHealth } from '../../src-agent/devices/health/phone-health.ts';
import type { HeldLease, PhoneDriver, Phones, Point } from '../../src-agent/devices/phone-driver.ts';
import type { SimulatedFault } from '../../src-shared/processes/phone-simulator.ts';
import { simulatedFault } from '../../src-shared/processes/phone-simulator.ts';
import { initialInstagram } from '../../src-simulator/phone/apps/instagram/instagram-state.ts';
import type { PhoneLocale, PhoneState, SignedIn } from '../../src-simulator/phone/apps/phone-state.ts';
import { initialThreads } from '../../src-simulator/phone/apps/threads/threads-state.ts';
import { initialTikTok } from '../../src-simulator/phone/apps/tiktok/tiktok-state.ts';
import type { Fault } from '../../src-simulator/phone/faults.ts';
import { Handset } from '../../src-simulator/phone/handset.ts';
import { Painter } from '../../src-simulator/phone/screen/paint.ts';
import { Pictures } from '../../src-simulator/phone/screen/pictures.ts';
import { appPackages } from '../../src-simulator/phone/shell/installed-packages.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { wellPhone } from './well-phone.ts';

const start = Date.UTC(2026, 10, 25, 12);
const day = 86_400_000;

/** The simulated phone in the test's own process, on a clock that only waiting moves: no adb and no Appium between. */
export class DrivenPhone implements PhoneDriver, Phones, Clock {
  readonly handset: Handset;
  /** Runs before every call, e.g. to throw. */
  before: (call: string) => void = () => undefined;
  /** Runs after a tap had its effect, e.g. to lose the answer to it. */
  afterTap: () => void = () => undefined;
  readonly #versions: Readonly<Record<string, string>>;
  #time = start;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(
    accounts: readonly SignedIn[],
    { locale = 'en', versions }: { locale?: PhoneLocale; versions: Readonly<Record<string, string>> },
  ) {
    this.#versions = versions;
    this.handset = new Handset({
      state: stateWith(accounts, locale),
      samples: ['sample'],
      painter: new Painter(new Pictures()),
      screenMs: 50,
      uploadMs: 800,
      noticeMs: 4000,
      now: this.now,
      later: (run, milliseconds) => {
        const timer = { at: this.#time + milliseconds, run };
        this.#timers.push(timer);
        return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
      },
      strike: (fault) => this.#strike(fault),
    });
  }

  get state(): PhoneState {
    return this.handset.state;
  }

  now = (): number => this.#time;

  /** Orders a fault that covers the screen or ends the app. */
  order(fault: SimulatedFault): void {
    const parsed = simulatedFault.parse(fault);
    if (this.handset.faults.order(parsed)) this.#strike(parsed);
  }

  async delay(milliseconds: number): Promise<void> {
    const until = this.#time + milliseconds;
    for (;;) {
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at);
      if (next === undefined || next.at > until) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#time = Math.max(this.#time, next.at);
      next.run();
    }
    this.#time = until;
  }

  async open(lease: HeldLease): Promise<PhoneDriver> {
    lease.assertHeld();
    return this;
  }

  async health(): Promise<PhoneHealth> {
    return wellPhone;
  }

  async appVersion(_lease: HeldLease, packageName: string): Promise<string | null> {
    return this.#versions[packageName] ?? null;
  }

  async pushMedia(_lease: HeldLease, _localPath: string, fileName: string): Promise<string> {
    const path = `/sdcard/Pictures/${fileName}`;
    const picture = { path, sha256: fileName, addedAt: this.#time, durationMs: null };
    this.handset.dispatch({ kind: 'pictures', gallery: [picture, ...this.state.gallery] });
    return path;
  }

  async removeMedia(_lease: HeldLease, remotePath: string): Promise<void> {
    this.handset.dispatch({
      kind: 'pictures',
      gallery: this.state.gallery.filter(({ path }) => path !== remotePath),
    });
  }

  async source(): Promise<string> {
    await this.#call('source');
    return this.handset.source;
  }

  async screenshot(): Promise<Uint8Array> {
    return Uint8Array.of(1);
  }

  async tap(at: Point): Promise<void> {
    await this.#call('tap');
    this.handset.tap(at);
    this.afterTap();
  }

  async longPress(): Promise<void> {
    await this.#call('longPress');
  }

  async swipe(from: Point, to: Point): Promise<void> {
    await this.#call('swipe');
    this.handset.swipe(from, to);
  }

  async typeText(text: string): Promise<void> {
    await this.#call('type');
    this.handset.dispatch({ kind: 'type', text, replace: true });
  }

  async pressBack(): Promise<void> {
    await this.#call('back');
    this.handset.dispatch({ kind: 'back' });
  }

  async restartApp(packageName: string): Promise<void> {
    await this.#call('restart');
    const app = appOf(packageName);
    this.handset.dispatch({ kind: 'stop_app', app });
    this.handset.dispatch({ kind: 'start_app', front: app });
  }

  async activateApp(packageName: string): Promise<void> {
    await this.#call('activate');
    this.handset.dispatch({ kind: 'start_app', front: appOf(packageName) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Nothing is held: the phone is in this process.
  }

  async #call(name: string): Promise<void> {
    await this.delay(10);
    this.before(name);
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
}

function appOf(packageName: string): Platform {
  const app = (Object.keys(appPackages) as Platform[]).find((name) => appPackages[name] === packageName);
  if (app === undefined) throw new Error(`no app ${packageName}`);
  return app;
}

function stateWith(accounts: readonly SignedIn[], locale: PhoneLocale): PhoneState {
  return {
    front: 'launcher',
    app: 'instagram',
    locale,
    acts: [],
    gallery: [1, 2, 3].map((at) => ({
      path: `/sdcard/DCIM/${at}.jpg`,
      sha256: `old-${at}`,
      addedAt: start - at * day,
      durationMs: null,
    })),
    threads: initialThreads(accounts),
    tiktok: initialTikTok(accounts, '46.4.3'),
    instagram: initialInstagram(accounts),
  };
}
