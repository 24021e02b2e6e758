import { randomBytes } from 'node:crypto';
import type { MediaReference } from '../../src-shared/domain/media.ts';
import type { StartTimer } from '../devices/timers.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** How long an ended reference is still listed, in milliseconds. */
const remembered = 7 * 24 * 60 * 60 * 1000;

/** The longest a timer is set for; it looks again then. */
const longestTimer = 24 * 60 * 60 * 1000;

const referenceShape = /^[0-9a-f]{32}$/;

/** Names under which files can be fetched from outside for a while. */
export class MediaReferences implements Disposable {
  readonly #store: Store;
  readonly #startTimer: StartTimer;
  #stopTimer: () => void = () => undefined;

  /** Forgets what ended long ago, now and whenever the next is due. */
  constructor(store: Store, startTimer: StartTimer) {
    this.#store = store;
    this.#startTimer = startTimer;
    this.#forgetOld();
  }

  /** Of one file, newest first. */
  list(mediaId: number): Outcome<MediaReference[]> {
    if (!this.#hasMedia(mediaId)) return notFound('media', mediaId);
    const rows = this.#store.all(
      this.#store.query
        .selectFrom('media_reference')
        .selectAll()
        .where('media_id', '=', mediaId)
        .orderBy('created_at', 'desc')
        .orderBy('reference'),
    );
    return done(rows.map((row) => this.#toReference(row)));
  }

  create(mediaId: number, minutes: number): Outcome<MediaReference> {
    if (!this.#hasMedia(mediaId)) return notFound('media', mediaId);
    const now = this.#store.now();
    const row = {
      reference: randomBytes(16).toString('hex'),
      media_id: mediaId,
      created_at: now,
      expires_at: now + minutes * 60_000,
      revoked_at: null,
    };
    this.#store.write((tx) => {
      tx.run(tx.query.insertInto('media_reference').values(row));
      // The name itself opens the file: it is in no event.
      tx.append({
        type: 'media.reference_created',
        message: `A file can be fetched from outside for ${minutes} minutes`,
        data: { mediaId, minutes },
      });
    });
    this.#forgetOld();
    return done(this.#toReference(row));
  }

  revoke(reference: string): Outcome<MediaReference> {
    const row = this.#row(reference);
    if (row === undefined) return notFound('reference', reference);
    const revoked = { ...row, revoked_at: row.revoked_at ?? this.#store.now() };
    if (row.revoked_at === null)
      this.#store.write((tx) => {
        tx.run(
          tx.query
            .updateTable('media_reference')
            .set({ revoked_at: revoked.revoked_at })
            .where('reference', '=', reference),
        );
        tx.append({
          type: 'media.reference_revoked',
          message: 'A file can no longer be fetched from outside',
          data: { mediaId: row.media_id },
        });
      });
    return done(this.#toReference(revoked));
  }

  /** The file a valid reference stands for; null for whatever else, which all looks the same from outside. */
  resolve(reference: string): number | null {
    if (!referenceShape.test(reference)) return null;
    const row = this.#row(reference);
    return row !== undefined && this.#toReference(row).state === 'valid' ? row.media_id : null;
  }

  [Symbol.dispose](): void {
    this.#stopTimer();
  }

  /** Removes what ended long ago and waits for the next. */
  #forgetOld(): void {
    this.#stopTimer();
    const { query } = this.#store;
    const before = this.#store.now() - remembered;
    this.#store.write((tx) =>
      tx.run(tx.query.deleteFrom('media_reference').where('expires_at', '<=', before)),
    );
    const next = this.#store.get(
      query.selectFrom('media_reference').select('expires_at').orderBy('expires_at').limit(1),
    );
    if (next !== undefined)
      this.#stopTimer = this.#startTimer(Math.min(longestTimer, next.expires_at - before), () =>
        this.#forgetOld(),
      );
  }

  #row(reference: string): Row<'media_reference'> | undefined {
    return this.#store.get(
      this.#store.query.selectFrom('media_reference').selectAll().where('reference', '=', reference),
    );
  }

  #hasMedia(id: number): boolean {
    return (
      this.#store.get(this.#store.query.selectFrom('media').select('id').where('id', '=', id)) !== undefined
    );
  }

  #toReference(row: Row<'media_reference'>): MediaReference {
    const expired = row.expires_at <= this.#store.now();
    return {
      reference: row.reference,
      mediaId: row.media_id,
      createdAt: new Date(row.created_at).toISOString(),
      expiresAt: new Date(row.expires_at).toISOString(),
      state: row.revoked_at !== null ? 'revoked' : expired ? 'expired' : 'valid',
    };
  }
}
