import type { Condition } from '../condition.ts';
import type { DeviceLog } from '../device-log.ts';
import type { Point } from '../screen/hit.ts';
import type { FileStore } from '../storage/file-store.ts';
import type { Instrumentation } from '../uiautomator/instrumentation.ts';
import type { InstalledPackages } from './installed-packages.ts';

/** The phone as its shell sees it. */
export type ShellPhone = {
  readonly serial: string;
  readonly model: string;
  readonly androidVersion: string;
  /** Language it is set to. */
  readonly language: () => string;
  readonly files: FileStore;
  readonly packages: InstalledPackages;
  readonly settings: Map<string, string>;
  readonly condition: () => Condition;
  readonly ringing: () => boolean;
  readonly now: () => number;
  readonly log: DeviceLog;
  readonly instrumentation: Instrumentation;
  readonly apps: {
    readonly foreground: () => { readonly packageName: string; readonly activity: string };
    readonly running: () => readonly string[];
    /** Answers whether there is such an app. */
    readonly start: (packageName: string) => boolean;
    readonly stop: (packageName: string) => void;
  };
  /** What fingers and the phone's own keys do. */
  readonly hand: {
    readonly tap: (at: Point) => void;
    readonly swipe: (from: Point, to: Point) => void;
    readonly type: (text: string) => void;
    readonly press: (key: 'home' | 'back' | 'enter' | 'delete') => void;
  };
  readonly screenshot: () => Promise<Buffer>;
  /** The gallery looks at a file or directory again. */
  readonly scanMedia: (path: string) => Promise<void>;
  readonly pictures: () => readonly string[];
  readonly videos: () => readonly string[];
  readonly noteUnknownCommand: (line: string) => void;
};

/** Where a command writes, and how it learns that nobody listens any more. */
export type CommandOutput = {
  readonly write: (data: string | Buffer) => void;
  readonly error: (text: string) => void;
  readonly closed: Promise<void>;
};

/** Runs with its arguments (without its own name) and answers the exit code. */
export type Command = (
  words: readonly string[],
  phone: ShellPhone,
  output: CommandOutput,
) => number | Promise<number>;
