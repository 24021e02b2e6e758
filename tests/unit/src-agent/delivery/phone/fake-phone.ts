import type { Clock } from '../../../../../src-agent/automation/clock.ts';
import type { PhoneHealth } from '../../../../../src-agent/devices/health/phone-health.ts';
import { wellPhone } from '../../../../support/well-phone.ts';
import type {
  HeldLease,
  PhoneDriver,
  Phones,
  PhoneSystem,
  Point,
} from '../../../../../src-agent/devices/phone-driver.ts';
import { PhoneError } from '../../../../../src-agent/devices/phone-driver.ts';
import type { FakeApp, Screen } from './fake-screens.ts';
import { thingsOn } from './fake-screens.ts';
import { sourceOf } from './fake-source.ts';

/**
 * A phone with a photo app that behaves: a small state machine with a clock of its own. Tests read what was done to
 * it and change how it behaves through its fields.
 */
export class FakePhone implements PhoneDriver, Phones, Clock, FakeApp {
  screen: Screen = 'launcher';
  accounts = ['harbor.coffee'];
  active = 'harbor.coffee';
  /** Captions, newest first. */
  posts: string[] = ['Third', 'Second', 'First'];
  /** How it does when it is asked before work. */
  condition: PhoneHealth = wellPhone;
  version: string | null = '410.0.0.53.71';
  system: () => PhoneSystem = () => 'android';
  upload: { caption: string; endsAt: number } | null = null;
  uploadMs = 1000;
  notice: 'none' | 'done' | 'refused' = 'none';
  /** What becomes of an upload. */
  fate: 'posted' | 'refused' | 'posted_silently' | 'lost' = 'posted';
  newestAdded = 'Just now';
  selected = 0;
  /** How far the rows of the Create sheet slide up when it opens; every call brings them nearer. */
  slideBy = 0;
  /** How long the dialog takes to close. */
  closingMs = 0;
  /** What the caption field makes of what is typed. */
  typing = (text: string) => text;
  /** Runs before every call, e.g. to throw a PhoneError or to put a popup on the screen. */
  before: (call: string) => void = () => undefined;
  readonly calls: string[] = [];
  readonly taps: string[] = [];
  readonly pushed: string[] = [];
  readonly removed: string[] = [];
  sessions = 0;
  closed = 0;
  time = 0;
  caption = '';
  focused = false;
  popupOver: Screen = 'home';
  #pictures = 0;
  #closesAt = Number.POSITIVE_INFINITY;
  slide = 0;

  now = () => this.time;

  async delay(milliseconds: number): Promise<void> {
    this.time += milliseconds;
  }

  async open(lease: HeldLease, signal: AbortSignal): Promise<PhoneDriver> {
    this.#call('open');
    lease.assertHeld();
    this.sessions++;
    signal.addEventListener('abort', () => {
      this.before = () => {
        throw new PhoneError('cancelled', 'cut off');
      };
    });
    return this;
  }

  async pushMedia(_lease: HeldLease, _localPath: string, fileName: string): Promise<string> {
    this.#call('push');
    this.pushed.push(fileName);
    return `/sdcard/Pictures/${fileName}`;
  }

  async removeMedia(_lease: HeldLease, remotePath: string): Promise<void> {
    this.removed.push(remotePath);
  }

  async health(): Promise<PhoneHealth> {
    this.#call('health');
    return this.condition;
  }

  async appVersion(): Promise<string | null> {
    this.#call('version');
    return this.version;
  }

  async source(): Promise<string> {
    this.#call('source');
    return sourceOf(
      thingsOn(this),
      this.screen === 'launcher' ? 'com.android.launcher3' : 'com.instagram.android',
    );
  }

  async screenshot(): Promise<Uint8Array> {
    this.#call('screenshot');
    return Uint8Array.of(++this.#pictures);
  }

  async tap({ x, y }: Point): Promise<void> {
    const hit = thingsOn(this).findLast(
      ({ at: [left, top, right, bottom], tap }) => tap && x >= left && x < right && y >= top && y < bottom,
    );
    this.taps.push(hit?.id ?? hit?.says ?? hit?.text ?? `nothing at ${x},${y}`);
    const failed = this.#attempt('tap');
    hit?.tap?.();
    failed();
  }

  async longPress(): Promise<void> {
    this.#call('longPress');
  }

  async swipe(): Promise<void> {
    this.#call('swipe');
  }

  async typeText(text: string): Promise<void> {
    this.#call('type');
    if (this.focused) this.caption = this.typing(text);
  }

  async pressBack(): Promise<void> {
    this.#call('back');
  }

  async restartApp(): Promise<void> {
    this.#call('restart');
    this.focused = false;
    this.caption = '';
    if (this.notice === 'done') this.notice = 'none';
    if (this.screen !== 'challenge') this.screen = 'home';
  }

  async activateApp(): Promise<void> {
    this.#call('activate');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closed++;
  }

  /** A dialog over what is shown now. */
  popUp(): void {
    this.popupOver = this.screen;
    this.screen = 'rate';
  }

  #call(name: string): void {
    this.#attempt(name)();
  }

  /** Calls take a little time; a failure is thrown after the call had its effect. */
  #attempt(name: string): () => void {
    this.calls.push(name);
    this.time += 10;
    this.slide = Math.max(0, this.slide - 60);
    this.#passTime();
    try {
      this.before(name);
      return () => undefined;
    } catch (error) {
      return () => {
        throw error;
      };
    }
  }

  #passTime(): void {
    if (this.time >= this.#closesAt) {
      this.#closesAt = Number.POSITIVE_INFINITY;
      this.screen = this.popupOver;
    }
    if (!this.upload || this.time < this.upload.endsAt) return;
    const { caption } = this.upload;
    this.upload = null;
    if (this.fate === 'posted' || this.fate === 'posted_silently') this.posts.unshift(caption);
    if (this.fate === 'posted') this.notice = 'done';
    if (this.fate === 'refused') this.notice = 'refused';
  }

  share(): void {
    this.upload = { caption: this.caption, endsAt: this.time + this.uploadMs };
    this.screen = 'home';
  }

  closePopup(): void {
    this.#closesAt = this.time + this.closingMs;
  }

  openSheet(): void {
    this.screen = 'create';
    this.slide = this.slideBy;
  }
}
