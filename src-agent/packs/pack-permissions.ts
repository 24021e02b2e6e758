import {
  type Observation,
  observation,
  type PackMode,
  type PackPermission,
} from '../../src-shared/domain/pack.ts';
import type { AppOnPhone } from '../automation/pack/pack-use.ts';
import type { Row } from '../store/schema.ts';
import type { Store, Writer } from '../store/store.ts';

/** Which version and language of an app is meant. */
export type AppVersion = Pick<PackPermission, 'platform' | 'appVersion' | 'locale'>;

/** The language of an app nobody could ask for. */
export const unknownLocale = 'unknown';

/**
 * What people allowed for versions and languages that no pack is made for. Allowed is not enough: somebody must have looked
 * at the app with the nearest pack before, and its screens must have been recognised.
 */
export class PackPermissions {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Whether the nearest pack may be used. */
  allows({ platform, appVersion, locale }: AppOnPhone): boolean {
    const row = this.#get({ platform, appVersion, locale: locale ?? unknownLocale });
    return row !== undefined && row.mode === 'allowed' && toPermission(row).observation?.confirmed === true;
  }

  list(): PackPermission[] {
    return this.#store
      .all(this.#store.query.selectFrom('pack_permission').selectAll().orderBy('updated_at', 'desc'))
      .map(toPermission);
  }

  /** Says whether the nearest pack may be used. */
  set(app: AppVersion, mode: PackMode): PackPermission {
    return this.#store.write((tx) => {
      this.#put(tx, app, { mode });
      tx.append({
        type: 'pack.permission_changed',
        message:
          mode === 'allowed'
            ? `The nearest pack may be used for ${nameOf(app)}`
            : `${nameOf(app)} is only looked at`,
        data: { ...app, mode },
      });
      return this.#expect(app);
    });
  }

  /** Keeps what a look came to. */
  keep(app: AppVersion, seen: Observation): void {
    this.#store.write((tx) => {
      this.#put(tx, app, { observation_json: JSON.stringify(seen) });
      tx.append({
        type: 'pack.observed',
        message: `${nameOf(app)} was looked at on ${seen.phone}: ${seen.confirmed ? 'its screens are known' : 'its screens are not known'}`,
        data: { ...app, confirmed: seen.confirmed },
      });
    });
  }

  #put(tx: Writer, app: AppVersion, change: { mode?: PackMode; observation_json?: string }): void {
    const row = { platform: app.platform, app_version: app.appVersion, locale: app.locale };
    const updated_at = this.#store.now();
    tx.run(
      tx.query
        .insertInto('pack_permission')
        .values({ ...row, mode: 'observe', ...change, updated_at })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'app_version', 'locale']).doUpdateSet({ ...change, updated_at }),
        ),
    );
  }

  #get({ platform, appVersion, locale }: AppVersion): Row<'pack_permission'> | undefined {
    return this.#store.get(
      this.#store.query
        .selectFrom('pack_permission')
        .selectAll()
        .where('platform', '=', platform)
        .where('app_version', '=', appVersion)
        .where('locale', '=', locale),
    );
  }

  #expect(app: AppVersion): PackPermission {
    const row = this.#get(app);
    if (row === undefined) throw new Error('the permission that was just written is not there');
    return toPermission(row);
  }
}

function nameOf({ platform, appVersion, locale }: AppVersion): string {
  return `${platform} ${appVersion} (${locale})`;
}

function toPermission(row: Row<'pack_permission'>): PackPermission {
  return {
    platform: row.platform,
    appVersion: row.app_version,
    locale: row.locale,
    mode: row.mode,
    observation: row.observation_json === null ? null : observation.parse(JSON.parse(row.observation_json)),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
