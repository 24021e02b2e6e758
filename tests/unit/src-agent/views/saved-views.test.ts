import { expect, test } from 'vitest';
import { SavedViews } from '../../../../src-agent/views/saved-views.ts';
import { openTemporaryStore } from '../../../support/temporary-store.ts';

test('a view is found in its list, replaced by its name, and forgotten', async () => {
  using place = await openTemporaryStore();
  const views = new SavedViews(place.store);
  views.save({ list: 'accounts', name: 'Banned', query: { status: 'banned' } });
  const again = views.save({
    list: 'accounts',
    name: 'Banned',
    query: { status: 'banned', sort: '-handle' },
  });
  views.save({ list: 'proxies', name: 'Banned', query: {} });
  expect(views.list('accounts')).toEqual([again]);
  expect(again.query).toEqual({ status: 'banned', sort: '-handle' });
  expect(views.delete(again.id)).toEqual({ ok: true, value: { ok: true } });
  expect(views.list('accounts')).toEqual([]);
  expect(views.delete(again.id)).toMatchObject({ ok: false });
});
