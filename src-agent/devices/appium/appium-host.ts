import { join } from 'node:path';
import { type AppiumBoot, appiumReady } from '../../../src-shared/processes/appium-host.ts';
import type { HostedProcess, ProcessHost } from '../../processes/process-host.ts';
import { PhoneError } from '../phone-driver.ts';
import { pause, type StartTimer } from '../timers.ts';
import { untilAborted } from '../until-aborted.ts';
import { countCrash, restartPause } from './restart-pause.ts';

const bootLimit = 60_000;
const stopLimit = 4000;
/** A port that is taken in the moment between choosing and listening makes the host exit. */
const bootTries = 3;

/** Where Appium listens. The path is secret: whoever knows it can drive the phones. */
export type AppiumServer = {
  readonly port: number;
  readonly basePath: string;
  /** Aborts when this server is gone, for whatever reason. */
  readonly gone: AbortSignal;
};

/** The right to count on a running server; disposing it lets the server become idle. */
export interface AppiumUse extends Disposable {
  readonly server: AppiumServer;
  /**
   * For when a session on it hangs: ends the server with all its sessions at once, or, where others work on it, retires
   * it, so that it gets no new ones and ends with its last.
   */
  killHard(): Promise<'ended' | 'retired'>;
}

/** What the host is built from. `folder` is writable; `secret` makes 128 random bits in hex. */
export type AppiumHostParts = {
  readonly processHost: ProcessHost;
  readonly folder: string;
  readonly androidHome: string;
  readonly secret: () => string;
  readonly startTimer: StartTimer;
  readonly now: () => number;
  readonly idleMs: number;
  readonly logLevel: NonNullable<AppiumBoot['logLevel']>;
  /** What it loads; phones with Android where nothing is said. */
  readonly drivers?: AppiumBoot['drivers'];
};

type Running = {
  readonly process: HostedProcess;
  readonly server: AppiumServer;
  readonly startedAt: number;
};

/** Owns one Appium process: starts it when it is needed, again after a crash, and stops it when it is idle. */
export class AppiumHost implements AsyncDisposable {
  readonly #parts: AppiumHostParts;
  readonly #stop = new AbortController();
  #running: Promise<Running> | null = null;
  /** Servers that were told to end: their exit is no crash. */
  readonly #ends = new WeakMap<Running, Promise<void>>();
  #ending: Promise<void> = Promise.resolve();
  #users = 0;
  #crashes = 0;
  #notBefore = 0;
  #stopIdleTimer: () => void = () => undefined;

  constructor(parts: AppiumHostParts) {
    this.#parts = parts;
  }

  /** Waits for a running server. Throws PhoneError `automation_lost` when it cannot be started, or `cancelled`. */
  async use(signal: AbortSignal): Promise<AppiumUse> {
    this.#users += 1;
    this.#stopIdleTimer();
    try {
      const running = await untilAborted(
        this.#start(),
        AbortSignal.any([signal, this.#stop.signal]),
        'the wait for Appium was cancelled',
      );
      let counted = true;
      return {
        server: running.server,
        killHard: async () => {
          await this.#end(running, 'hard');
          return 'ended';
        },
        [Symbol.dispose]: () => {
          if (counted) this.#leave();
          counted = false;
        },
      };
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    this.#stopIdleTimer();
    const running = await this.#running?.catch(() => null);
    if (running) await this.#end(running, 'gentle');
    await this.#ending;
  }

  #start(): Promise<Running> {
    this.#running ??= this.#boot().catch((error: unknown) => {
      this.#running = null;
      throw error;
    });
    return this.#running;
  }

  async #boot(): Promise<Running> {
    await this.#ending;
    const { startTimer, now } = this.#parts;
    const wait = this.#notBefore - now();
    if (wait > 0) await pause(startTimer, wait, this.#stop.signal);
    for (let tries = 1; ; tries += 1) {
      if (this.#stop.signal.aborted) throw new PhoneError('cancelled', 'the agent is stopping');
      try {
        return await this.#bootOnce();
      } catch (error) {
        if (tries === bootTries) throw error;
      }
    }
  }

  async #bootOnce(): Promise<Running> {
    const { processHost, folder, androidHome, secret, startTimer, now, logLevel, drivers } = this.#parts;
    const hosted = processHost.fork('appium');
    const basePath = `/${secret()}`;
    const { promise: ready, resolve, reject } = Promise.withResolvers<number>();
    const stopTimer = startTimer(bootLimit, () => reject(new Error('it did not answer in time')));
    const stopListening = hosted.onMessage((message) => {
      const parsed = appiumReady.safeParse(message);
      if (parsed.success) resolve(parsed.data.port);
    });
    void hosted.exited.then(({ code, signal }) => reject(new Error(`it ended with ${signal ?? code}`)));
    const onStop = () => reject(new Error('the agent is stopping'));
    this.#stop.signal.addEventListener('abort', onStop, { once: true });
    try {
      const boot: AppiumBoot = {
        type: 'boot',
        appiumHome: folder,
        androidHome,
        basePath,
        logLevel,
        ...(drivers === undefined ? {} : { drivers }),
        logFile: join(folder, 'appium.log'),
      };
      hosted.send(boot);
      const port = await ready;
      const gone = new AbortController();
      const running = { process: hosted, server: { port, basePath, gone: gone.signal }, startedAt: now() };
      void hosted.exited.then(() => this.#onExit(running, gone));
      return running;
    } catch (error) {
      hosted.kill('hard');
      throw new PhoneError('automation_lost', 'Appium could not be started on this computer', {
        cause: error,
      });
    } finally {
      stopTimer();
      stopListening();
      this.#stop.signal.removeEventListener('abort', onStop);
    }
  }

  /** Every end that was not asked for counts as a crash; each one in a row makes the next start wait longer. */
  #onExit(running: Running, gone: AbortController): void {
    const { now } = this.#parts;
    gone.abort();
    if (this.#ends.has(running)) return;
    this.#running = null;
    this.#crashes = countCrash(this.#crashes, now() - running.startedAt);
    this.#notBefore = now() + restartPause(this.#crashes);
  }

  #leave(): void {
    this.#users -= 1;
    if (this.#users > 0 || this.#stop.signal.aborted) return;
    this.#stopIdleTimer = this.#parts.startTimer(this.#parts.idleMs, () => {
      const running = this.#running;
      if (this.#users > 0 || running === null) return;
      // One that could not be started has nothing to end.
      void running.then(
        (it) => this.#end(it, 'gentle'),
        () => undefined,
      );
    });
  }

  async #end(running: Running, how: 'gentle' | 'hard'): Promise<void> {
    if (running.server.gone.aborted) return;
    let end = this.#ends.get(running);
    if (end === undefined) {
      end = this.#waitForEnd(running.process, how);
      this.#ends.set(running, end);
      this.#running = null;
      this.#ending = end;
    }
    await end;
  }

  async #waitForEnd(hosted: HostedProcess, how: 'gentle' | 'hard'): Promise<void> {
    hosted.kill(how);
    const stopTimer = this.#parts.startTimer(stopLimit, () => hosted.kill('hard'));
    await hosted.exited;
    stopTimer();
  }
}
