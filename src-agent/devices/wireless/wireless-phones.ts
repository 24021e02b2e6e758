import { conflict, done, invalid, type Outcome } from '../../outcome.ts';
import { putSetting, readSetting } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';
import type { AdbClient } from '../adb/adb-client.ts';
import { AdbError } from '../adb/adb-error.ts';
import { connectAddress, type NetworkService, parseNetworkServices } from './network-services.ts';
import { type PairParts, pairPhone } from './pair-phone.ts';

/** What phones without a cable are reached with. `pairing` is null where adb is not installed. */
export type WirelessParts = {
  readonly store: Store;
  readonly adb: AdbClient;
  readonly pairing: PairParts | null;
  readonly ensureServer: () => Promise<void>;
  readonly network: {
    readonly keepConnected: (address: string) => void;
    readonly letGo: (address: string) => Promise<void>;
  };
};

const connectLimit = 15_000;

/** Phones over Wi-Fi: paired once, then connected whenever Switchyard runs, until a person lets go of them. */
export class WirelessPhones {
  readonly #parts: WirelessParts;

  constructor(parts: WirelessParts) {
    this.#parts = parts;
    for (const address of this.kept()) parts.network.keepConnected(address);
  }

  /** Addresses that are kept connected. */
  kept(): string[] {
    return readSetting(this.#parts.store, 'networkPhones') ?? [];
  }

  /** What offers adb on this network now; empty where adb's discovery does not run. */
  async services(): Promise<NetworkService[]> {
    const { adb, ensureServer } = this.#parts;
    try {
      await ensureServer();
      return parseNetworkServices(await adb.networkServices());
    } catch (error) {
      if (error instanceof AdbError) return [];
      throw error;
    }
  }

  /**
   * Pairs with a phone that shows its pairing dialog, and connects it where adb sees its other address. Answers that, or
   * null when the person has to type it.
   */
  async pair(host: string, port: number, code: string): Promise<Outcome<{ address: string | null }>> {
    const { pairing, ensureServer } = this.#parts;
    if (pairing === null)
      return conflict('adb_missing', 'Install adb first: see the check-up under Settings.');
    await ensureServer();
    const result = await pairPhone(pairing, `${host}:${port}`, code);
    if (!result.paired) return conflict('not_paired', result.why);
    const address = connectAddress(await this.services(), host);
    if (address === null) return done({ address });
    const connected = await this.connect(address);
    return done({ address: connected.ok ? address : null });
  }

  /** Connects a phone at an address (`host:port`) and keeps it connected from now on. */
  async connect(address: string): Promise<Outcome<{ address: string }>> {
    const { adb, store, network, ensureServer } = this.#parts;
    try {
      await ensureServer();
      const { connected } = await adb.connect(address, { timeoutMs: connectLimit });
      if (!connected)
        return invalid({
          path: 'address',
          message: `Nothing that was paired with this computer answers at ${address}. Look at “Wireless debugging” on the phone: its address is at the top, and its port changes.`,
        });
    } catch (error) {
      if (!(error instanceof AdbError)) throw error;
      return conflict('adb_unreachable', 'adb does not answer. Look at the check-up under Settings.');
    }
    network.keepConnected(address);
    const kept = this.kept();
    if (!kept.includes(address))
      store.write((tx) => {
        putSetting(tx, 'networkPhones', [...kept, address]);
        tx.append({ type: 'device.network_changed', message: `The phone at ${address} is kept connected` });
      });
    return done({ address });
  }

  /** Lets go of a phone that was kept connected. */
  async disconnect(address: string): Promise<void> {
    const { store, network } = this.#parts;
    const kept = this.kept();
    if (kept.includes(address))
      store.write((tx) => {
        putSetting(
          tx,
          'networkPhones',
          kept.filter((other) => other !== address),
        );
        tx.append({ type: 'device.network_changed', message: `The phone at ${address} is let go` });
      });
    await network.letGo(address);
  }
}
