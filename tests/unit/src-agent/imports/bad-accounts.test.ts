import { expect, test } from 'vitest';
import { badAccountsFile } from '../../../support/bad-accounts-file.ts';
import { ImportBench, value } from '../../../support/import-bench.ts';

test('names everything wrong with a file, and adds its good rows all the same', async () => {
  await using bench = await ImportBench.open();
  const { accountImports: imports, accounts } = bench;
  const file = badAccountsFile();
  accounts.add({ platform: 'instagram', handle: file.storedHandle, displayName: 'There', deviceId: null });
  const ready = await bench.read(imports, file.bytes, 'bad.csv');
  expect(ready).toMatchObject({ status: 'ready', problem: null, counts: file.counts });
  expect(bench.problems(imports, ready.id)).toEqual(file.problems);
  const duplicates = value(imports.problems(ready.id, { limit: 2, kind: 'duplicate' }));
  expect(duplicates).toMatchObject({ total: 3, next: expect.any(String) });
  expect(JSON.stringify([ready, file.problems])).not.toMatch(/never-told|secret-/);

  value(imports.apply(ready.id, true));
  expect(await bench.settled(imports, ready.id)).toMatchObject({
    status: 'applied',
    counts: { added: file.addedHandles.length },
  });
  const { items } = value(accounts.list({ limit: 100 }));
  expect(items.map(({ handle }) => handle)).toEqual([file.storedHandle, ...file.addedHandles]);
  expect(items.find(({ handle }) => handle === 'formula.two')?.displayName).toBe('=SUM(A1:A9)');
});
