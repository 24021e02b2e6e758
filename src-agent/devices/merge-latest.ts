/**
 * What many streams give, as it comes. Each of them is asked for its next only when its last was taken, so whoever reads
 * slowly gets less, never old. Ends when the signal aborts; `open` has to end its stream with the signal it is given.
 */
export async function* mergeLatest<Key, Value>(
  keys: Iterable<Key>,
  open: (key: Key, signal: AbortSignal) => AsyncIterable<Value>,
  signal: AbortSignal,
): AsyncGenerator<Value, void> {
  const end = new AbortController();
  const until = AbortSignal.any([signal, end.signal]);
  const waiting: { readonly value: Value; readonly took: () => void }[] = [];
  let pulse = Promise.withResolvers<void>();
  const wake = () => pulse.resolve();
  until.addEventListener('abort', wake, { once: true });
  const feed = async (key: Key) => {
    for await (const value of open(key, until)) {
      const taken = Promise.withResolvers<void>();
      waiting.push({ value, took: taken.resolve });
      wake();
      await taken.promise;
    }
  };
  const feeds = Promise.all(Array.from(keys, feed));
  feeds.catch(wake);
  try {
    while (!until.aborted) {
      const next = waiting.shift();
      if (next !== undefined) {
        yield next.value;
        next.took();
        continue;
      }
      pulse = Promise.withResolvers<void>();
      await Promise.race([pulse.promise, feeds]);
    }
  } finally {
    end.abort();
    for (const { took } of waiting) took();
    signal.removeEventListener('abort', wake);
  }
}
