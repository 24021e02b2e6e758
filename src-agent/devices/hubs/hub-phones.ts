import { readFile } from 'node:fs/promises';
import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { Row } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import type { Secrets } from '../../vault/secrets.ts';
import { deleteSession } from '../appium/delete-session.ts';
import { AppiumSession } from '../appium/appium-session.ts';
import { explainFailure } from '../appium/phone-failure.ts';
import { reachByAppium } from '../appium/session-reach.ts';
import { appPackages } from '../device-facts.ts';
import { remotePathFor } from '../media-on-phone.ts';
import { type HeldLease, type PhoneDriver, PhoneError, type Phones } from '../phone-driver.ts';
import { below, hubHeaders } from './hub-address.ts';
import { hubCapabilities } from './hub-capabilities.ts';

const createLimit = 180_000;

/** What phones at hubs are reached through. */
export type HubPhonesParts = {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly hubOf: (deviceId: number) => Row<'hub'> | null;
  readonly fetch: typeof fetch;
  readonly uniqueName: () => string;
  readonly endLimitMs: number;
};

type Open = {
  readonly driver: PhoneDriver;
  readonly run: (command: string, args: object) => Promise<unknown>;
};

/** Phones at somebody's Appium or Grid: everything goes through the session, with commands every hub allows. */
export class HubPhones implements Phones {
  readonly #parts: HubPhonesParts;
  readonly #open = new Map<number, Open>();

  constructor(parts: HubPhonesParts) {
    this.#parts = parts;
  }

  async open(lease: HeldLease, signal: AbortSignal): Promise<PhoneDriver> {
    const hub = this.#parts.hubOf(lease.deviceId);
    if (hub === null) throw new PhoneError('device_lost', 'the hub of this phone was removed');
    lease.assertHeld();
    const url = new URL(hub.url);
    const headers = hubHeaders(this.#parts.secrets, hub);
    const explain = async (error: unknown) => explained(error, signal);
    // Loaded late: it is large, and an agent without phones never needs it.
    const { remote } = await import('webdriverio');
    const browser = await remote({
      protocol: url.protocol === 'https:' ? 'https' : 'http',
      hostname: url.hostname,
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      path: url.pathname,
      headers,
      logLevel: 'silent',
      connectionRetryCount: 0,
      connectionRetryTimeout: createLimit,
      capabilities: hubCapabilities(lease.transport, JSON.parse(hub.capabilities_json) as object),
    }).catch(async (error: unknown) => {
      throw await explain(error);
    });
    const end = async () => {
      this.#open.delete(lease.deviceId);
      // A hub that does not answer ends it by itself, five minutes after the last command.
      await deleteSession(browser, {
        fetch: this.#parts.fetch,
        url: below(hub.url, `/session/${browser.sessionId}`),
        headers,
        signal: AbortSignal.timeout(this.#parts.endLimitMs),
      }).catch(() => undefined);
    };
    const driver = new AppiumSession({ browser, reach: reachByAppium(browser), lease, signal, explain, end });
    const run = async (command: string, args: object) => {
      lease.assertHeld();
      return await browser.executeScript(`mobile: ${command}`, [args]).catch(async (error: unknown) => {
        throw await explain(error);
      });
    };
    this.#open.set(lease.deviceId, { driver, run });
    return driver;
  }

  async pushMedia(lease: HeldLease, localPath: string, fileName: string): Promise<string> {
    const remotePath = remotePathFor(this.#parts.uniqueName(), fileName);
    const payload = (await readFile(localPath)).toString('base64');
    await this.#session(lease).run('pushFile', { remotePath, payload });
    return remotePath;
  }

  async removeMedia(lease: HeldLease, remotePath: string): Promise<void> {
    await this.#session(lease).run('deleteFile', { remotePath });
  }

  /** Battery and storage are told by adb alone. */
  health(): Promise<null> {
    return Promise.resolve(null);
  }

  /** The operator's word: a hub that told versions would let everybody run commands on its phones. */
  appVersion(lease: HeldLease, packageName: string): Promise<string | null> {
    const { store } = this.#parts;
    const row = store.get(
      store.query.selectFrom('device').select('apps_json').where('id', '=', lease.deviceId),
    );
    const apps = JSON.parse(row?.apps_json ?? '{}') as Partial<Record<Platform, string | null>>;
    const platform = (Object.keys(appPackages) as Platform[]).find(
      (name) => appPackages[name] === packageName,
    );
    return Promise.resolve(platform === undefined ? null : (apps[platform] ?? null));
  }

  #session({ deviceId }: HeldLease): Open {
    const open = this.#open.get(deviceId);
    if (open === undefined)
      throw new PhoneError('automation_lost', 'files go to a phone at a hub only while its session is open');
    return open;
  }
}

function explained(error: unknown, signal: AbortSignal): PhoneError {
  if (error instanceof PhoneError) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const failure = { name, message, aborted: signal.aborted, serverGone: false, phone: 'answers' } as const;
  const meaning = explainFailure(failure);
  return new PhoneError(meaning.code, meaning.message);
}
