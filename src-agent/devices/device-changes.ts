import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Store, Writer } from '../store/store.ts';
import { tellDevice } from './device-rows.ts';
import { letOutOfQuarantine, putIntoQuarantine } from './quarantine.ts';

/** What the operator may change of a phone; what is left out stays. */
export type DeviceWishes = {
  readonly name?: string | undefined;
  readonly group?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
};

/** What may be changed of several phones at once. */
export type GroupWishes = {
  readonly ids: readonly number[];
  readonly group?: string | null | undefined;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
};

/** What the operator decides about phones: what they are called, how they are sorted, and whether they get work. */
export class DeviceChanges {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  update(id: number, wishes: DeviceWishes): Outcome<number> {
    return this.#change(id, (tx, row) => {
      writeWishes(tx, row, wishes);
      return done(id);
    });
  }

  /** Answers how many changed; ids that are gone are passed over. */
  updateMany({ ids, group, addTags, removeTags }: GroupWishes): number {
    return this.#store.write((tx) => {
      const rows = tx.all(
        tx.query
          .selectFrom('device')
          .selectAll()
          .where('id', 'in', [...new Set(ids)]),
      );
      const changed = rows.filter((row) => {
        const kept = tagsOf(row).filter((tag) => !removeTags.includes(tag));
        return writeWishes(tx, row, { group, tags: [...kept, ...addTags] });
      });
      return changed.length;
    });
  }

  quarantine(id: number, reason: string): Outcome<number> {
    return this.#change(id, (tx) =>
      putIntoQuarantine(tx, id, { cause: 'person', reason }, this.#store.now())
        ? done(id)
        : conflict('in_quarantine', 'This phone gets no work already.'),
    );
  }

  letOut(id: number): Outcome<number> {
    return this.#change(id, (tx) =>
      letOutOfQuarantine(tx, id, 'A person let it out.', this.#store.now())
        ? done(id)
        : conflict('not_in_quarantine', 'This phone is not in quarantine.'),
    );
  }

  #change(id: number, act: (tx: Writer, row: Row<'device'>) => Outcome<number>): Outcome<number> {
    return this.#store.write((tx) => {
      const row = tx.get(tx.query.selectFrom('device').selectAll().where('id', '=', id));
      return row === undefined ? notFound('device', id) : act(tx, row);
    });
  }
}

/** False, and no event, when nothing changes by it. */
function writeWishes(tx: Writer, row: Row<'device'>, { name, group, tags }: DeviceWishes): boolean {
  const next = {
    name: name ?? row.name,
    group_name: group === undefined ? row.group_name : group,
    tags_json: tags === undefined ? row.tags_json : JSON.stringify([...new Set(tags)]),
  };
  if (next.name === row.name && next.group_name === row.group_name && next.tags_json === row.tags_json)
    return false;
  tx.run(tx.query.updateTable('device').set(next).where('id', '=', row.id));
  tellDevice(tx, row.id);
  return true;
}

function tagsOf(row: Row<'device'>): string[] {
  return JSON.parse(row.tags_json) as string[];
}
