import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import type { PhoneHealth } from './health/phone-health.ts';
import {
  type HeldLease,
  type PhoneDriver,
  PhoneError,
  type Phones,
  type PhoneSystem,
} from './phone-driver.ts';

const sourceOf = 'SELECT source FROM device WHERE id = ?';

/** Phones wherever they are: each is reached the way its source is. */
export class PhonesBySource implements Phones {
  readonly #store: Store;
  readonly #sources = new Map<string, Phones>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** How phones of a source (`adb`, `ios`, `hub`) are reached from now on. */
  serve(source: string, phones: Phones): void {
    this.#sources.set(source, phones);
  }

  async open(lease: HeldLease, signal: AbortSignal): Promise<PhoneDriver> {
    return await this.#of(lease).open(lease, signal);
  }

  async pushMedia(lease: HeldLease, localPath: string, fileName: string): Promise<string> {
    return await this.#of(lease).pushMedia(lease, localPath, fileName);
  }

  async removeMedia(lease: HeldLease, remotePath: string): Promise<void> {
    await this.#of(lease).removeMedia(lease, remotePath);
  }

  async health(lease: HeldLease, signal: AbortSignal): Promise<PhoneHealth | null> {
    return await this.#of(lease).health(lease, signal);
  }

  async appVersion(lease: HeldLease, packageName: string): Promise<string | null> {
    return await this.#of(lease).appVersion(lease, packageName);
  }

  async language(lease: HeldLease, packageName: string): Promise<string | null> {
    return (await this.#of(lease).language?.(lease, packageName)) ?? null;
  }

  system(lease: HeldLease): PhoneSystem {
    return this.#of(lease).system?.(lease) ?? 'android';
  }

  #of({ deviceId }: HeldLease): Phones {
    const row = this.#store.get(plainSql<{ source: string }>(sourceOf, [deviceId]));
    const phones = this.#sources.get(row?.source.split(':')[0] ?? '');
    if (phones === undefined) throw new PhoneError('device_lost', 'this phone is not reachable any more');
    return phones;
  }
}
