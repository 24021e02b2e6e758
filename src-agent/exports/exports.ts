import { setImmediate } from 'node:timers/promises';
import type { FieldDefinition, ImportDefinition } from '../imports/import-definition.ts';
import { writeTags } from '../imports/tag-cell.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Store } from '../store/store.ts';
import { unseal } from '../vault/seal.ts';
import { type SecretName, secretIdentity } from '../vault/secrets.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { type ExportFormat, type ExportRow, writeTable } from './table-file.ts';

/** A row to export, with what its secrets are bound to. */
export type ExportedThing = { readonly id: number; readonly uid: string; readonly row: ExportRow };

/** What exporting one kind of thing is built from. */
export type ExportsParts<Selection> = {
  readonly store: Store;
  readonly keys: Pick<VaultKeys, 'get'>;
  readonly definition: ImportDefinition;
  /** The ids of what is selected. */
  readonly select: (selection: Selection) => Promise<readonly number[]>;
  /** Some things by their ids, in that order. */
  readonly read: (ids: readonly number[]) => ExportedThing[];
};

export type ExportRequest<Selection> = {
  readonly selection: Selection;
  readonly format: ExportFormat;
  readonly withSecrets: boolean;
  readonly confirmed: boolean;
};

const readAtOnce = 250;

/** Exports of one kind of thing: exactly the columns that the import of that kind understands. */
export class Exports<Selection> {
  readonly #parts: ExportsParts<Selection>;

  constructor(parts: ExportsParts<Selection>) {
    this.#parts = parts;
  }

  /** The file; passwords and cookies are in it only when that was asked for and confirmed. */
  async export(request: ExportRequest<Selection>): Promise<Outcome<File>> {
    const { store, definition, select } = this.#parts;
    const { format, withSecrets } = request;
    if (withSecrets && !request.confirmed)
      return conflict(
        'unconfirmed',
        'The file would hold passwords that anybody can read. Confirm that you want that.',
      );
    const ids = await select(request.selection);
    const columns = definition.fields.filter(({ secret }) => withSecrets || !secret);
    const names = columns.map(({ name }) => name);
    const parts: string[] = [];
    for (const text of writeTable(format, names, this.#batches(ids, columns), writeTags)) {
      const turn = parts.push(text) % (format === 'csv' ? 1 : readAtOnce) === 0;
      if (turn) await setImmediate();
    }
    const { kind, owner } = definition;
    store.write((tx) =>
      tx.append({
        type: `${owner}.exported`,
        message: `${ids.length} ${kind} were exported, ${withSecrets ? 'with' : 'without'} their passwords`,
        data: { count: ids.length, withSecrets, format },
      }),
    );
    const type = format === 'csv' ? 'text/csv' : 'application/json';
    return done(new File(parts, `switchyard-${kind}.${format}`, { type }));
  }

  *#batches(ids: readonly number[], columns: readonly FieldDefinition[]): Generator<ExportRow[]> {
    const secrets = columns.some(({ secret }) => secret);
    for (let from = 0; from < ids.length; from += readAtOnce) {
      const things = this.#parts.read(ids.slice(from, from + readAtOnce));
      const opened = secrets ? this.#open(things) : new Map<string, string>();
      yield things.map(({ id, row }) => ({
        ...row,
        ...Object.fromEntries(
          columns.flatMap(({ name, secret }) => (secret ? [[name, opened.get(`${id} ${name}`) ?? '']] : [])),
        ),
      }));
    }
  }

  /** The secrets of some things by id and name; one whose key is lost is left out. */
  #open(things: readonly ExportedThing[]): Map<string, string> {
    const { store, keys, definition } = this.#parts;
    const uids = new Map(things.map(({ id, uid }) => [id, uid]));
    const rows = store.all(
      plainSql<{ owner_id: number; name: SecretName; key_id: number; sealed: Uint8Array }>(sealedSecrets, [
        definition.owner,
        JSON.stringify([...uids.keys()]),
      ]),
    );
    const opened = new Map<string, string>();
    for (const { owner_id, name, key_id, sealed } of rows) {
      const key = keys.get(key_id);
      const identity = secretIdentity({ kind: definition.owner, uid: uids.get(owner_id) ?? '' }, name);
      const plain = key === undefined ? null : unseal(key.bytes, identity, sealed);
      if (plain !== null) opened.set(`${owner_id} ${name}`, plain.toString('utf8'));
    }
    return opened;
  }
}

const sealedSecrets = `SELECT owner_id, name, key_id, sealed FROM secret
  WHERE owner_kind = ? AND owner_id IN (SELECT value FROM json_each(?))`;
