import type { Task } from '../../src-shared/domain/task.ts';
import type { VaultState } from '../../src-shared/domain/vault.ts';
import { putSetting, readSetting, writeSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { doGently } from '../steps.ts';
import type { Progress, Tasks } from '../tasks/tasks.ts';
import { type KeyPlace, lostSentence } from './lost-keys.ts';
import { resealAll } from './reseal.ts';
import { countByKey, unreadableOwners } from './secret-counts.ts';
import type { VaultKeys } from './vault-keys.ts';

/** How secrets are kept as a whole: what state they are in, and the change of their key. */
export class Vault {
  readonly #store: Store;
  readonly #keys: VaultKeys;
  readonly #tasks: Tasks;
  /** Id of the task that changes the key, null when none does. */
  #rotation: string | null = null;

  constructor(store: Store, keys: VaultKeys, tasks: Tasks) {
    this.#store = store;
    this.#keys = keys;
    this.#tasks = tasks;
  }

  state(): VaultState {
    const { protection, keeper, advice } = this.#keys.root;
    const counts = countByKey(this.#store);
    const lost = counts.filter(({ keyId }) => this.#keys.get(keyId) === undefined);
    const damaged = counts
      .filter((count) => !lost.includes(count))
      .reduce((total, each) => total + each.damaged, 0);
    const unreadable = sum(lost) + damaged;
    const why = [...lostSentences(lost, this.#keys.root), ...damagedSentences(damaged)];
    const lostIds = lost.map(({ keyId }) => keyId);
    return {
      protection,
      keeper,
      secrets: sum(counts),
      unreadable,
      rotatedAt: readSetting(this.#store, 'vaultRotation')?.startedAt ?? null,
      ...(advice === null ? {} : { advice }),
      ...(unreadable === 0 ? {} : { lost: why, signInAgain: unreadableOwners(this.#store, lostIds) }),
    };
  }

  /** Makes a new key and seals every readable secret with it. Answers the task; the one that is going on, if one is. */
  rotate(): Task {
    const going = this.#rotation === null ? null : this.#tasks.get(this.#rotation);
    if (going?.ok === true) return going.value;
    this.#keys.renew((tx) => {
      putSetting(tx, 'vaultRotation', { startedAt: this.#at(), finished: false });
      tx.append({ type: 'vault.updated', message: 'The vault has a new key' });
    });
    return this.#reseal('Encrypting every secret with a new key');
  }

  /** Goes on with a change of the key that was cut off. Until it is done both keys open what they sealed. */
  resume(): void {
    const rotation = readSetting(this.#store, 'vaultRotation');
    if (rotation === undefined || rotation.finished) return;
    if (this.#waiting() > 0) this.#reseal('Encrypting the rest of the secrets with the new key');
    else writeSetting(this.#store, 'vaultRotation', { ...rotation, finished: true });
  }

  #reseal(title: string): Task {
    const total = this.#waiting();
    const task = this.#tasks.start({ kind: 'vault_rotation', title, total }, async (progress) => {
      try {
        return await this.#resealAll(progress);
      } finally {
        this.#rotation = null;
      }
    });
    this.#rotation = task.id;
    return task;
  }

  async #resealAll({ signal, tell }: Progress): Promise<string> {
    const { sealed, damaged } = await doGently(
      resealAll(this.#store, this.#keys, (count) => {
        tell(count);
        signal.throwIfAborted();
      }),
    );
    const words = `${sealed} ${sealed === 1 ? 'secret is' : 'secrets are'} encrypted with the new key.`;
    // Other long work may hold an old key to seal with; then the next start seals the rest and removes that key.
    const finished = this.#worksAlone();
    if (finished) this.#keys.removeUnused();
    this.#store.write((tx) => {
      const startedAt = readSetting(this.#store, 'vaultRotation')?.startedAt ?? this.#at();
      putSetting(tx, 'vaultRotation', { startedAt, finished });
      tx.append({ type: 'vault.updated', message: words, data: { secrets: sealed, damaged } });
    });
    return damaged === 0 ? words : `${words} ${damaged} are damaged and were left as they are.`;
  }

  /** How many secrets wait to be sealed with the current key. */
  #waiting(): number {
    const former = new Set(this.#keys.former().map(({ id }) => id));
    return sum(countByKey(this.#store).filter(({ keyId }) => former.has(keyId)));
  }

  #worksAlone(): boolean {
    return this.#tasks.list().every(({ kind, status }) => kind === 'vault_rotation' || status !== 'running');
  }

  #at(): string {
    return new Date(this.#store.now()).toISOString();
  }
}

/** One for each place where keys are kept that are not here. */
function lostSentences(
  lost: readonly { readonly count: number; readonly place: KeyPlace }[],
  here: KeyPlace,
): string[] {
  const byPlace = Map.groupBy(lost, ({ place }) => JSON.stringify(place)).values();
  return [...byPlace].flatMap((all) =>
    all.slice(0, 1).map(({ place }) => lostSentence(sum(all), place, here)),
  );
}

/** Damaged secrets do not open, though their key does. */
function damagedSentences(count: number): string[] {
  if (count === 0) return [];
  const secrets = count === 1 ? '1 secret is' : `${count} secrets are`;
  return [
    `${secrets} damaged and cannot be read any more. Sign in to those accounts again and type the passwords anew.`,
  ];
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
