import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type {
  NewProfile,
  Profile,
  ProfileTemplate,
  ProfileTemplateName,
  profileChange,
} from '../../src-shared/domain/profile.ts';
import type { z } from 'zod';
import { conflict, done, invalid, notFound, type Outcome } from '../outcome.ts';
import type { Page } from '../store/paging.ts';
import type { Store } from '../store/store.ts';
import { misfits } from './profile-fit.ts';
import { toProfile, toRow } from './profile-rows.ts';
import { fromTemplate, profileTemplates, usualChromeMajor } from './profile-templates.ts';

type SortField = 'id' | 'name' | 'accounts';

/** Which profiles, in what order. */
export type ProfileQuery = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly search?: string | undefined;
  readonly sort: SortField | `-${SortField}`;
};

/** The browser profiles. `chromeMajor` tells the version of the computer's browser, null when there is none. */
export class Profiles {
  readonly #store: Store;
  readonly #chromeMajor: () => Promise<number | null>;

  constructor(store: Store, chromeMajor: () => Promise<number | null>) {
    this.#store = store;
    this.#chromeMajor = chromeMajor;
  }

  /** There are few profiles, so a cursor is the number of rows that came before. */
  list(request: ProfileQuery): Page<Profile> {
    let query = this.#rows();
    if (request.search !== undefined && request.search !== '')
      query = query.where(sql<boolean>`instr(lower(profile.name), lower(${request.search})) > 0`);
    const skip = request.offset ?? Math.max(0, Math.trunc(Number(request.cursor ?? 0)) || 0);
    const [field, direction] = readSort(request.sort);
    const { total } = this.#store.get(
      query.clearSelect().select(({ fn }) => fn.countAll<number>().as('total')),
    ) ?? { total: 0 };
    const rows = this.#store.all(
      query
        .orderBy(this.#store.query.dynamic.ref(field), direction)
        .orderBy('profile.id', direction)
        .limit(request.limit)
        .offset(skip),
    );
    const end = skip + rows.length;
    return { items: rows.map(toProfile), total, next: end < total && rows.length > 0 ? String(end) : null };
  }

  async templates(): Promise<ProfileTemplate[]> {
    return [...profileTemplates(await this.#major())];
  }

  get(id: number): Outcome<Profile> {
    const row = this.#store.get(this.#rows().where('profile.id', '=', id));
    return row === undefined ? notFound('profile', id) : done(toProfile(row));
  }

  create(profile: NewProfile, template: ProfileTemplateName | null = null): Outcome<Profile> {
    const refused = this.#judge(profile, null);
    if (refused !== null) return refused;
    const id = this.#store.write((tx) => {
      const now = this.#store.now();
      const { insertedId } = tx.run(
        tx.query
          .insertInto('profile')
          .values({ uid: uuidv7(), template, ...toRow(profile), created_at: now, updated_at: now }),
      );
      tx.append({
        type: 'profile.created',
        message: `The profile “${profile.name}” was added`,
        data: { profileId: insertedId },
      });
      return insertedId;
    });
    return this.get(id);
  }

  async createFromTemplate(
    chosen: Parameters<typeof fromTemplate>[1] & { readonly template: ProfileTemplateName },
  ): Promise<Outcome<Profile>> {
    return this.create(fromTemplate(chosen.template, chosen, await this.#major()), chosen.template);
  }

  update(id: number, change: z.infer<typeof profileChange>): Outcome<Profile> {
    const before = this.get(id);
    if (!before.ok) return before;
    const old = before.value;
    const profile: NewProfile = {
      name: change.name ?? old.name,
      userAgent: change.userAgent ?? old.userAgent,
      viewport: change.viewport ?? old.viewport,
      timezone: change.timezone ?? old.timezone,
      locale: change.locale ?? old.locale,
      fingerprint: change.fingerprint ?? old.fingerprint,
    };
    const refused = this.#judge(profile, id);
    if (refused !== null) return refused;
    this.#store.write((tx) => {
      tx.run(
        tx.query
          .updateTable('profile')
          .set({ ...toRow(profile), updated_at: this.#store.now() })
          .where('id', '=', id),
      );
      tx.append({
        type: 'profile.updated',
        message: `The profile “${profile.name}” was changed`,
        data: { profileId: id },
      });
    });
    return this.get(id);
  }

  /** Refused while accounts use it, unless `evenIfUsed`: they then have none. */
  delete(id: number, evenIfUsed: boolean): Outcome<{ ok: true }> {
    const before = this.get(id);
    if (!before.ok) return before;
    const { name, accounts } = before.value;
    if (accounts > 0 && !evenIfUsed)
      return conflict(
        'in_use',
        `${accounts === 1 ? 'One account uses' : `${accounts} accounts use`} “${name}”. Give them another profile first, or remove it all the same.`,
      );
    this.#store.write((tx) => {
      tx.run(tx.query.deleteFrom('profile').where('id', '=', id));
      tx.append({
        type: 'profile.deleted',
        message: `The profile “${name}” was removed`,
        data: { profileId: id, accounts },
      });
    });
    return done({ ok: true });
  }

  #judge(profile: NewProfile, ownId: number | null): Outcome<never> | null {
    const issues = misfits(profile);
    const taken = this.#store.get(
      this.#store.query.selectFrom('profile').select('id').where('name', '=', profile.name),
    );
    if (taken !== undefined && taken.id !== ownId)
      issues.unshift({ path: 'name', message: `There is a profile “${profile.name}” already.` });
    return issues.length === 0 ? null : invalid(...issues);
  }

  async #major(): Promise<number> {
    return (await this.#chromeMajor()) ?? usualChromeMajor;
  }

  #rows() {
    return this.#store.query
      .selectFrom('profile')
      .selectAll('profile')
      .select((row) =>
        row
          .selectFrom('account')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .whereRef('account.profile_id', '=', 'profile.id')
          .$asScalar()
          .$notNull()
          .as('accounts'),
      );
  }
}

function readSort(sort: ProfileQuery['sort']): ['profile.id' | 'profile.name' | 'accounts', 'asc' | 'desc'] {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const field = sort.replace('-', '') as SortField;
  return [field === 'accounts' ? 'accounts' : `profile.${field}`, direction];
}
