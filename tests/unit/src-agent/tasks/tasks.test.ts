import { expect, test } from 'vitest';
import { Tasks } from '../../../../src-agent/tasks/tasks.ts';
import { EventLog } from '../../../../src-agent/store/event-log.ts';
import { openTemporaryStore } from '../../../support/temporary-store.ts';

const about = { kind: 'proxy_check', title: 'Checking 3 proxies', total: 3 } as const;

test('a task shows what is done, often enough and not too often, and ends with its sentence', async () => {
  using place = await openTemporaryStore();
  const { store, clock } = place;
  await using tasks = new Tasks(store);
  const finish = Promise.withResolvers<void>();
  const started = tasks.start(about, async ({ tell }) => {
    for (let count = 1; count <= 100; count += 1) {
      clock.at += 100;
      tell(count, 100);
    }
    await finish.promise;
    return '3 of 3 work.';
  });
  expect(tasks.get(started.id)).toMatchObject({ value: { status: 'running', done: 100, total: 100 } });
  finish.resolve();
  await expect.poll(() => tasks.list()[0]).toMatchObject({ status: 'done', message: '3 of 3 work.' });
  const told = new EventLog(store).read(0, 1000).map((event) => event.data['done']);
  expect(told[0]).toBe(0);
  expect(told.length).toBeGreaterThan(20);
  expect(told.length).toBeLessThan(30);
});

test('a cancelled task is told by its signal and says that it was cancelled', async () => {
  using place = await openTemporaryStore();
  await using tasks = new Tasks(place.store);
  const { id } = tasks.start(about, ({ signal }) => {
    const { promise, reject } = Promise.withResolvers<string>();
    signal.addEventListener('abort', () => reject(new Error('stopped')));
    return promise;
  });
  expect(await tasks.cancel(id)).toMatchObject({
    value: { status: 'cancelled', message: 'It was cancelled.' },
  });
  expect(await tasks.cancel('4711')).toMatchObject({ ok: false });
});

test('a task that fails says why, and the others go on', async () => {
  using place = await openTemporaryStore();
  await using tasks = new Tasks(place.store);
  tasks.start(about, () => Promise.reject(new Error('The test address does not answer.')));
  await expect
    .poll(() => tasks.list()[0])
    .toMatchObject({ status: 'failed', message: 'The test address does not answer.' });
});

test('ending the agent cancels what is going on and waits for it', async () => {
  using place = await openTemporaryStore();
  const tasks = new Tasks(place.store);
  let tidied = false;
  tasks.start(about, async ({ signal }) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    tidied = true;
    return 'It was stopped.';
  });
  await tasks[Symbol.asyncDispose]();
  expect(tidied).toBe(true);
});
