import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Accounts } from '../../src-agent/accounts/accounts.ts';
import type { CampaignParts } from '../../src-agent/campaigns/campaign-parts.ts';
import { Campaigns } from '../../src-agent/campaigns/campaigns.ts';
import { startCampaign } from '../../src-agent/campaigns/start-campaign.ts';
import { doAtOnce } from '../../src-agent/steps.ts';
import { openDatabase } from '../../src-agent/store/database.ts';
import { rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { LimitsLedger } from '../../src-agent/limits/ledger.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { Store } from '../../src-agent/store/store.ts';
import { draftWith } from './campaign-draft.ts';
import { planningOn } from './planning.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A store with phones, accounts and one started campaign, for tests of the engine. */
export class EngineBench implements AsyncDisposable {
  readonly store: Store;
  readonly folder: string;
  readonly accounts: Accounts;
  readonly campaigns: Campaigns;
  readonly planning: CampaignParts;
  readonly ledger = new LimitsLedger(() => 'UTC');
  /** The connection under the store, to break it. */
  readonly sqlite: Database.Database;
  readonly #owned: DisposableStack;

  private constructor(sqlite: Database.Database, store: Store, folder: string, owned: DisposableStack) {
    this.sqlite = sqlite;
    this.store = store;
    this.folder = folder;
    const secrets = new Secrets(store, new VaultKeys(store, rootKeyOfThisRun()));
    this.accounts = new Accounts({ store, secrets, browserOpen: () => false });
    this.campaigns = new Campaigns(store, this.accounts.rows);
    this.planning = planningOn(store, this.accounts.rows);
    this.#owned = owned;
  }

  /** Opens it in a folder of its own, or in that of one that was closed. */
  static async open(clock: () => number = Date.now, folder: string | null = null): Promise<EngineBench> {
    using owned = new DisposableStack();
    const path = folder ?? owned.use(temporaryFolder()).path;
    return await EngineBench.#openIn(path, clock, owned.move());
  }

  /** Ends this one and opens its folder anew, as the next agent does. */
  async reopen(clock: () => number): Promise<EngineBench> {
    this.store[Symbol.dispose]();
    return await EngineBench.#openIn(this.folder, clock, this.#owned.move());
  }

  static async #openIn(
    folder: string,
    clock: () => number,
    folderOwned: DisposableStack,
  ): Promise<EngineBench> {
    using owned = folderOwned;
    const sqlite = await openDatabase(join(folder, 'switchyard.sqlite'));
    const store = owned.use(new Store(sqlite, clock));
    return new EngineBench(sqlite, store, folder, owned.move());
  }

  /** A connected phone with that many accounts on it; answers the accounts' ids. */
  addPhone(serial: string, accounts: number): { readonly deviceId: number; readonly accountIds: number[] } {
    const { insertedId: deviceId } = this.store.write((tx) =>
      tx.run(
        tx.query.insertInto('device').values({
          uid: crypto.randomUUID(),
          serial,
          platform: 'android',
          name: serial,
          transport: serial,
          state: 'ready',
          reason: 'Ready',
          simulated: 1,
          created_at: 0,
        }),
      ),
    );
    const accountIds = Array.from({ length: accounts }, (_, index) => {
      const handle = `${serial.toLowerCase()}.${index}`;
      const added = this.accounts.add({ platform: 'instagram', handle, displayName: handle, deviceId });
      if (!added.ok) throw new Error('account was refused');
      return added.value.id;
    });
    return { deviceId, accountIds };
  }

  /** A picture in the library; its bytes are not there. */
  addMedia(): number {
    return this.store.write((tx) =>
      tx.run(
        tx.query.insertInto('media').values({
          uid: crypto.randomUUID(),
          file_name: 'poster.jpg',
          mime: 'image/jpeg',
          bytes: 10,
          width: 1080,
          height: 1080,
          sha256: crypto.randomUUID().replaceAll('-', '').repeat(2),
          created_at: 0,
        }),
      ),
    ).insertedId;
  }

  /** Starts a campaign of one photo for those accounts; answers the run's id. */
  start(accountIds: readonly number[], caption = 'Hello from {account.handle}'): number {
    const draft = draftWith({
      name: 'Test',
      items: [{ kind: 'photo', mediaIds: [this.addMedia()], caption }],
      accountIds: [...accountIds],
    });
    const created = this.campaigns.create(draft);
    if (!created.ok) throw new Error('campaign was refused');
    const started = doAtOnce(startCampaign(this.planning, created.value.id));
    if (!started.ok) throw new Error(JSON.stringify(started.refusal));
    return started.value;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#owned.dispose();
    await Promise.resolve();
  }
}
