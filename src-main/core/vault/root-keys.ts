import type { HandedRootKey } from '../../../src-shared/processes/shell-wire.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { SafeStoragePort } from '../ports.ts';
import { type RootKeyFile, RootKeyFiles } from './root-key-files.ts';
import { unusable } from './unusable-storage.ts';

/** What the keeper of the root key is made from. */
export type RootKeysParts = {
  readonly safeStorage: SafeStoragePort;
  /** Where its files are. */
  readonly folder: string;
  readonly platform: string;
  readonly randomKey: () => Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
};

/** The person may be asked to allow it; unattended, the agent must get to work all the same. In milliseconds. */
const answersWithin = 45_000;

const keyPattern = /^[A-Za-z0-9+/]{43}=$/;

/** Keeps the root key of the vault, encrypted with the keychain's key. */
export class RootKeys {
  readonly #parts: RootKeysParts;
  readonly #files: RootKeyFiles;
  #opened: Promise<HandedRootKey> | null = null;

  constructor(parts: RootKeysParts) {
    this.#parts = parts;
    this.#files = new RootKeyFiles(parts.folder);
  }

  /** The root key of this run of the app: the same for every life of the agent. Nothing is touched before. */
  open(): Promise<HandedRootKey> {
    this.#opened ??= this.#openInTime();
    return this.#opened;
  }

  async #openInTime(): Promise<HandedRootKey> {
    const late = Promise.withResolvers<HandedRootKey>();
    const limit = this.#parts.clock.after(answersWithin, () =>
      late.resolve(
        this.#ofThisRun(
          `the keychain did not answer within ${answersWithin / 1000} seconds`,
          'Allow Switchyard to use it, then quit Switchyard and open it again.',
        ),
      ),
    );
    try {
      return await Promise.race([this.#openOrMake(), late.promise]);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#parts.log.warn(`The root key could be neither opened nor made: ${why}`);
      return this.#ofThisRun('the keychain refused', 'Unlock it, then quit Switchyard and open it again.');
    } finally {
      limit[Symbol.dispose]();
    }
  }

  async #openOrMake(): Promise<HandedRootKey> {
    const reason = await unusable(this.#parts.safeStorage, this.#parts.platform);
    if (reason !== null)
      return this.#ofThisRun(reason, 'Set up a keychain, then quit Switchyard and open it again.');
    const files = await this.#files.read();
    const opened: string[] = [];
    for (const file of files) {
      const key = await this.#decrypt(file);
      if (key !== null) opened.push(key);
    }
    const [newest, ...older] = opened;
    // Where none opens, a new one goes beside them: what they protect opens again when their keychain is back.
    return this.#kept(newest ?? (await this.#make()), older);
  }

  /** Null when it does not open, for now or for ever: nobody can tell, so its file stays. */
  async #decrypt(file: RootKeyFile): Promise<string | null> {
    const { log, safeStorage } = this.#parts;
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(file.sealed);
      if (!keyPattern.test(result)) throw new Error('what it holds is no key');
      if (shouldReEncrypt) await this.#encryptAgain(file.name, result);
      return result;
    } catch (error) {
      log.warn(`${file.name} does not open: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  async #encryptAgain(name: string, key: string): Promise<void> {
    try {
      await this.#files.replace(name, await this.#encrypt(key));
    } catch (error) {
      // The file as it is still opens.
      this.#parts.log.warn(`${name} could not be encrypted anew: ${String(error)}`);
    }
  }

  async #make(): Promise<string> {
    const key = Buffer.from(this.#parts.randomKey()).toString('base64');
    await this.#files.add(await this.#encrypt(key));
    return key;
  }

  /** Only what opens again is worth keeping. */
  async #encrypt(key: string): Promise<Buffer> {
    const sealed = await this.#parts.safeStorage.encryptStringAsync(key);
    const { result } = await this.#parts.safeStorage.decryptStringAsync(sealed);
    if (result !== key) throw new Error('what the keychain encrypts does not open again');
    return sealed;
  }

  #kept(key: string, older: string[]): HandedRootKey {
    const keeper = this.#parts.platform === 'darwin' ? 'macOS Keychain' : 'the keychain of this computer';
    return { protection: 'keychain', keeper, key, older, advice: null };
  }

  #ofThisRun(reason: string, remedy: string): HandedRootKey {
    const key = Buffer.from(this.#parts.randomKey()).toString('base64');
    const advice = `Passwords and cookies that are saved now cannot be read after Switchyard ends, because ${reason}. ${remedy}`;
    return { protection: 'this_run', keeper: 'memory, until Switchyard ends', key, older: [], advice };
  }
}
