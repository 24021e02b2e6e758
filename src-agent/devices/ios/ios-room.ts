import type { IosSettings, IosSetup, SetupStep } from '../../../src-shared/domain/ios.ts';
import { conflict, done, notFound, type Outcome } from '../../outcome.ts';
import { writeIfPossible } from '../../store/patient-writes.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';
import type { HeldLease, Phones } from '../phone-driver.ts';
import { pause, type StartTimer } from '../timers.ts';
import type { IosSighting } from './devicectl-list.ts';
import type { IosSessionChoice } from './ios-capabilities.ts';
import { iosRows, missIphone, recordIphone } from './ios-rows.ts';
import { type Agent, type MacFacts, setupSteps, stateOf } from './ios-steps.ts';
import type { MacTools } from './mac-tools.ts';

const betweenLooks = 10_000;
const answerLimit = 2000;
/** The driver's own first port for the automation app. */
const firstAgentPort = 8100;

/** What the room of iPhones is built from. `tools` is null on anything but a Mac. */
export type IosRoomParts = {
  readonly store: Store;
  readonly tools: MacTools | null;
  readonly fetch: typeof fetch;
  readonly startTimer: StartTimer;
};

/**
 * Follows the iPhones of this Mac, keeps their rows true, and knows how far the set-up of each is. On another system it says
 * once that a Mac is needed, and asks nothing.
 */
export class IosRoom implements AsyncDisposable {
  readonly #parts: IosRoomParts;
  readonly #stop = new AbortController();
  readonly #agents = new Map<string, Agent>();
  readonly #watched: Promise<void>;
  #phones: readonly IosSighting[] = [];
  #mac: Omit<MacFacts, 'teamId'>;

  constructor(parts: IosRoomParts) {
    this.#parts = parts;
    this.#mac = { isMac: parts.tools !== null, xcode: null, devicectl: false };
    this.#watched = this.#watch();
  }

  get settings(): IosSettings {
    return readSetting(this.#parts.store, 'ios') ?? { teamId: null, agentUrls: {} };
  }

  /** Changes how the automation app gets onto phones, and looks again. */
  async set(settings: IosSettings): Promise<IosSettings> {
    const before = this.settings.agentUrls;
    writeSetting(this.#parts.store, 'ios', settings);
    // What answered at an address says nothing of another one.
    for (const [udid, url] of Object.entries(before))
      if (settings.agentUrls[udid] !== url) this.#agents.delete(udid);
    await this.#look();
    return settings;
  }

  /** How far each iPhone is; with none connected the steps up to the first one. */
  setup(): IosSetup[] {
    const rows = new Map(iosRows(this.#parts.store).map(({ serial, id }) => [serial, id]));
    if (this.#phones.length === 0)
      return [{ deviceId: null, udid: null, name: null, steps: this.#steps(null) }];
    return this.#phones.map((phone) => ({
      deviceId: rows.get(phone.udid) ?? null,
      udid: phone.udid,
      name: phone.name,
      steps: this.#steps(phone),
    }));
  }

  /** Why the automation app of that phone cannot be started yet, else which phone it is. */
  startable(udid: string): Outcome<{ readonly deviceId: number }> {
    const phone = this.setup().find((one) => one.udid === udid);
    if (phone === undefined || phone.deviceId === null) return notFound('iPhone', udid);
    const missing = phone.steps.filter(({ name, done: isDone }) => name !== 'automation' && !isDone);
    return missing.length === 0
      ? done({ deviceId: phone.deviceId })
      : conflict('iphone_not_set_up', stateOf(missing).reason);
  }

  /** What a session on that phone is opened with; null when it is not set up. */
  choiceOf(udid: string): IosSessionChoice | null {
    const place = this.#phones.findIndex((phone) => phone.udid === udid);
    const phone = this.#phones[place];
    if (phone === undefined || phone.osVersion === null) return null;
    const { teamId, agentUrls } = this.settings;
    const agentUrl = agentUrls[udid] ?? null;
    return { udid, osVersion: phone.osVersion, agentUrl, teamId, agentPort: firstAgentPort + place };
  }

  /**
   * Starts the automation app by opening a session and ending it. The first time Xcode builds it, which takes minutes. Throws
   * what the phone or Appium said; the checklist says it too.
   */
  async start(
    udid: string,
    phones: Pick<Phones, 'open'>,
    lease: HeldLease,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const session = await phones.open(lease, AbortSignal.any([signal, this.#stop.signal]));
      await session[Symbol.asyncDispose]();
      this.#agents.set(udid, { answers: true, said: null });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.#agents.set(udid, { answers: false, said });
      throw error;
    } finally {
      this.#writeDown();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#watched;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    await this.#look();
    while (!signal.aborted && this.#parts.tools !== null) {
      await pause(this.#parts.startTimer, betweenLooks, signal);
      if (!signal.aborted) await this.#look();
    }
  }

  async #look(): Promise<void> {
    const { tools } = this.#parts;
    if (tools !== null) {
      const found = await tools.phones();
      const xcode = this.#mac.xcode ?? (await tools.xcodeVersion());
      this.#mac = { isMac: true, xcode, devicectl: found !== null };
      this.#phones = found ?? [];
      for (const udid of this.#agents.keys())
        if (this.#phones.every((phone) => phone.udid !== udid || !phone.reachable)) this.#agents.delete(udid);
    }
    const { agentUrls } = this.settings;
    for (const { udid } of this.#phones) {
      const url = agentUrls[udid];
      if (url !== undefined) this.#agents.set(udid, await this.#ask(url));
    }
    if (!this.#stop.signal.aborted) this.#writeDown();
  }

  async #ask(url: string): Promise<Agent> {
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(answerLimit), this.#stop.signal]);
      const { ok, status } = await this.#parts.fetch(new URL('/status', url), { signal });
      return ok ? { answers: true, said: null } : { answers: false, said: `it answered ${status}` };
    } catch {
      return { answers: false, said: 'nothing answers at its address' };
    }
  }

  #writeDown(): void {
    const { store } = this.#parts;
    const seen = new Set(this.#phones.map(({ udid }) => udid));
    writeIfPossible(store, (tx) => {
      for (const phone of this.#phones) {
        recordIphone(tx, { phone, ...stateOf(this.#steps(phone)) }, store.now());
      }
      const { reason } = stateOf(this.#steps(null));
      for (const row of iosRows(tx)) if (!seen.has(row.serial)) missIphone(tx, row.id, reason);
    });
  }

  /** An automation app that runs already at an address was signed by somebody. */
  #steps(phone: IosSighting | null): SetupStep[] {
    const { teamId, agentUrls } = this.settings;
    const udid = phone?.udid ?? '';
    const mac = { ...this.#mac, teamId: agentUrls[udid] === undefined ? teamId : '' };
    return setupSteps(mac, phone, this.#agents.get(udid) ?? null);
  }
}
