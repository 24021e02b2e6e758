import type { z } from 'zod';
import {
  type newSavedView,
  savedView,
  type SavedView,
  type ViewList,
} from '../../src-shared/domain/saved-view.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Named filters, orders and choices of columns, which the operator comes back to. */
export class SavedViews {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  list(list: ViewList): SavedView[] {
    return this.#store
      .all(this.#store.query.selectFrom('saved_view').selectAll().where('list', '=', list).orderBy('name'))
      .map(toView);
  }

  /** Saves a view; one of the same name is replaced. */
  save(view: z.infer<typeof newSavedView>): SavedView {
    return this.#store.write((tx) => {
      const query_json = JSON.stringify(view.query);
      tx.run(
        tx.query
          .insertInto('saved_view')
          .values({ list: view.list, name: view.name, query_json, created_at: this.#store.now() })
          .onConflict((conflict) => conflict.columns(['list', 'name']).doUpdateSet({ query_json })),
      );
      tx.append({ type: 'view.created', message: `The view “${view.name}” was saved` });
      const row = tx.get(
        tx.query
          .selectFrom('saved_view')
          .selectAll()
          .where('list', '=', view.list)
          .where('name', '=', view.name),
      );
      if (row === undefined) throw new Error('the view that was just saved is not there');
      return toView(row);
    });
  }

  delete(id: number): Outcome<{ ok: true }> {
    return this.#store.write((tx) => {
      const { changes } = tx.run(tx.query.deleteFrom('saved_view').where('id', '=', id));
      if (changes === 0) return notFound('view', id);
      tx.append({ type: 'view.deleted', message: 'A saved view was removed' });
      return done({ ok: true });
    });
  }
}

function toView(row: Row<'saved_view'>): SavedView {
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    query: savedView.shape.query.parse(JSON.parse(row.query_json)),
    createdAt: new Date(row.created_at).toISOString(),
  };
}
