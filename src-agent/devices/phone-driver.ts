import type { PhoneHealth } from './health/phone-health.ts';
import type { ProblemCode } from '../../src-shared/domain/problem.ts';

/** A place on the screen in device pixels, from the top left, the same unit as the bounds in a page source. */
export type Point = { readonly x: number; readonly y: number };

/**
 * One session on one phone. Every call that touches the phone first checks that the lease is still held.
 * Calls throw a PhoneError; after `automation_lost` or `device_lost` the session is of no more use.
 */
export interface PhoneDriver extends AsyncDisposable {
  /** The whole screen as XML, one snapshot. */
  source(): Promise<string>;
  /** The screen as PNG. */
  screenshot(): Promise<Uint8Array>;
  tap(at: Point): Promise<void>;
  longPress(at: Point): Promise<void>;
  swipe(from: Point, to: Point, milliseconds: number): Promise<void>;
  /** Replaces what stands in the focused field. */
  typeText(text: string): Promise<void>;
  pressBack(): Promise<void>;
  /** Brings the app to the front from its first screen, whatever it showed before. */
  restartApp(packageName: string): Promise<void>;
  /** Brings the app to the front as it was. */
  activateApp(packageName: string): Promise<void>;
}

/** Codes a phone call can fail with. */
export type PhoneErrorCode = Extract<
  ProblemCode,
  'device_lost' | 'device_busy' | 'automation_lost' | 'timeout' | 'app_missing' | 'cancelled'
>;

/** A phone call that failed; `code` decides what the engine does, `cause` is what the driver said. */
export class PhoneError extends Error {
  readonly code: PhoneErrorCode;
  constructor(code: PhoneErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PhoneError';
    this.code = code;
  }
}

/** The fenced right to touch a phone, as the engine holds it. */
export interface HeldLease {
  readonly deviceId: number;
  /** How adb names the phone now (`R58M…` or `127.0.0.1:41234`). */
  readonly transport: string;
  /** Throws PhoneError `device_busy` when the lease ran out or somebody else got the phone. */
  assertHeld(): void;
}

/** The system of a phone. */
export type PhoneSystem = 'android' | 'ios';

/** Opens sessions and moves files; the rooms that automate a phone know no more of devices than this. */
export interface Phones {
  /** Starts Appium when it is not running. `signal` aborts the wait and, later, the call in flight. */
  open(lease: HeldLease, signal: AbortSignal): Promise<PhoneDriver>;
  /** Copies a file into the phone's pictures and makes the gallery see it. Answers the path on the phone. */
  pushMedia(lease: HeldLease, localPath: string, fileName: string): Promise<string>;
  removeMedia(lease: HeldLease, remotePath: string): Promise<void>;
  /** How the phone does at this moment; null where it cannot be asked, as at a hub. */
  health(lease: HeldLease, signal: AbortSignal): Promise<PhoneHealth | null>;
  /** Version of an installed app, or null when it is not there. */
  appVersion(lease: HeldLease, packageName: string): Promise<string | null>;
  /** Language an app is shown in, as a tag such as `es-MX`; null when it is not told. Left out where nobody can be asked. */
  language?(lease: HeldLease, packageName: string): Promise<string | null>;
  /** The system of the phone; where it is left out, all are Android. */
  system?(lease: HeldLease): PhoneSystem;
}
