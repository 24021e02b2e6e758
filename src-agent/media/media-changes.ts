import { sql } from 'kysely';
import type { z } from 'zod';
import type { Media, mediaChange, MediaBulkChange, MediaSelection } from '../../src-shared/domain/media.ts';
import { conflict, done, notFound, type Outcome } from '../outcome.ts';
import type { Steps } from '../steps.ts';
import type { EventDraft, Store, Writer } from '../store/store.ts';
import { selectedMedia } from './media-list.ts';
import { readMedia } from './media-rows.ts';
import type { MediaShelf } from './media-shelf.ts';
import { mediaInUse } from './media-uses.ts';
import type { OneAtATime } from './one-at-a-time.ts';

/** Files changed or removed in one transaction, so that none takes long. */
const stepSize = 500;

/** Changes one file; what is left out of the change stays. */
export function updateMedia(store: Store, id: number, change: z.infer<typeof mediaChange>): Outcome<Media> {
  const [before] = readMedia(store, [id]);
  if (before === undefined) return notFound('media', id);
  store.write((tx) => {
    const { fileName = before.fileName, folder = before.folder, client = before.client, tags } = change;
    tx.run(tx.query.updateTable('media').set({ file_name: fileName, folder, client }).where('id', '=', id));
    if (tags !== undefined) {
      tx.run(tx.query.deleteFrom('media_tag').where('media_id', '=', id));
      addTags(tx, [id], tags);
    }
    tx.append({ type: 'media.updated', message: `“${fileName}” was changed`, data: { mediaId: id } });
  });
  const [after = before] = readMedia(store, [id]);
  return done(after);
}

/** Changes many files, some in each step; answers how many. */
export function* changeMedia(
  store: Store,
  selection: MediaSelection,
  change: MediaBulkChange,
): Steps<{ changed: number }> {
  let changed = 0;
  for (const ids of inSteps(selectedMedia(store, selection))) {
    changed += store.write((tx) => changeSome(tx, ids, change));
    yield;
  }
  return { changed };
}

function changeSome(tx: Writer, ids: readonly number[], change: MediaBulkChange): number {
  const wanted = JSON.stringify(ids);
  const { folder, client, addTags: added = [], removeTags = [] } = change;
  const there = tx.all(
    tx.query
      .selectFrom('media')
      .select('id')
      .where(sql<boolean>`id IN (SELECT value FROM json_each(${wanted}))`),
  );
  if (there.length === 0) return 0;
  const chosen = sql<boolean>`id IN (SELECT value FROM json_each(${wanted}))`;
  if (folder !== undefined) tx.run(tx.query.updateTable('media').set({ folder }).where(chosen));
  if (client !== undefined) tx.run(tx.query.updateTable('media').set({ client }).where(chosen));
  tx.run(
    tx.query
      .deleteFrom('media_tag')
      .where(sql<boolean>`media_id IN (SELECT value FROM json_each(${wanted}))`)
      .where(sql<boolean>`tag IN (SELECT value FROM json_each(${JSON.stringify(removeTags)}))`),
  );
  addTags(
    tx,
    there.map(({ id }) => id),
    added,
  );
  tx.append({
    type: 'media.bulk_changed',
    message: `${there.length} files were changed`,
    data: { changed: there.length },
  });
  return there.length;
}

function addTags(tx: Writer, ids: readonly number[], tags: readonly string[]): void {
  const insert = sql`INSERT OR IGNORE INTO media_tag (media_id, tag)
    SELECT one.value, tag.value
    FROM json_each(${JSON.stringify(ids)}) AS one, json_each(${JSON.stringify(tags)}) AS tag`;
  tx.run({ compile: () => insert.compile(tx.query) });
}

/** Removes files; what was posted or is planned stays. */
export class MediaRemoval {
  readonly #store: Store;
  readonly #shelf: MediaShelf;
  readonly #turns: OneAtATime;

  /** `turns`: shared with whoever adds files. */
  constructor(store: Store, shelf: MediaShelf, turns: OneAtATime) {
    this.#store = store;
    this.#shelf = shelf;
    this.#turns = turns;
  }

  async one(id: number): Promise<Outcome<{ ok: true }>> {
    const [media] = readMedia(this.#store, [id]);
    if (media === undefined) return notFound('media', id);
    const use = mediaInUse(this.#store, [id]).get(id);
    if (use === 'posted')
      return conflict('in_use', `“${media.fileName}” was posted and stays for the record.`);
    if (use === 'planned')
      return conflict('in_use', `“${media.fileName}” is used by a campaign. Take it out there first.`);
    const removed = await this.#remove([media], () => ({
      type: 'media.deleted',
      message: `“${media.fileName}” was removed`,
      data: { mediaId: id },
    }));
    // Somebody took it into use, or removed it, while this waited for its turn.
    return removed === 0 ? await this.one(id) : done({ ok: true });
  }

  async many(selection: MediaSelection): Promise<{ removed: number; kept: number }> {
    let removed = 0;
    let kept = 0;
    for (const ids of inSteps(selectedMedia(this.#store, selection))) {
      const inUse = mediaInUse(this.#store, ids);
      const media = readMedia(
        this.#store,
        ids.filter((id) => !inUse.has(id)),
      );
      const gone = await this.#remove(media, (count) => ({
        type: 'media.bulk_changed',
        message: `${count} files were removed`,
        data: { removed: count },
      }));
      kept += inUse.size + media.length - gone;
      removed += gone;
    }
    return { removed, kept };
  }

  /** Removes those that are there and not in use, with the event for so many; answers how many. */
  #remove(media: readonly Media[], event: (count: number) => EventDraft): Promise<number> {
    return this.#turns.do(async () => {
      const unused = this.#store.write((tx) => {
        const there = new Set(
          readMedia(
            tx,
            media.map(({ id }) => id),
          ).map(({ id }) => id),
        );
        const inUse = mediaInUse(tx, [...there]);
        const removed = media.filter(({ id }) => there.has(id) && !inUse.has(id));
        const ids = JSON.stringify(removed.map(({ id }) => id));
        tx.run(tx.query.deleteFrom('media').where(sql<boolean>`id IN (SELECT value FROM json_each(${ids}))`));
        if (removed.length > 0) tx.append(event(removed.length));
        return removed;
      });
      for (const one of unused) await this.#shelf.remove(one);
      return unused.length;
    });
  }
}

function* inSteps(ids: readonly number[]): Generator<readonly number[]> {
  for (let at = 0; at < ids.length; at += stepSize) yield ids.slice(at, at + stepSize);
}
