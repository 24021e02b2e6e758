/**
 * Says what is being done, that it still is (every ten seconds), and how long it took. `act` answers null
 * when it worked and what went wrong when it did not.
 */
export async function progress(title, act, write = (line) => console.error(line)) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  write(`${title} …`);
  const beat = setInterval(() => write(`  still at it, ${seconds()}`), 10_000);
  try {
    const failed = await act();
    write(failed === null ? `  done in ${seconds()}` : `  did not work, after ${seconds()}`);
    return failed;
  } finally {
    clearInterval(beat);
  }
}
