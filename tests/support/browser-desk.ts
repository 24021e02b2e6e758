import { AccountBrowsers } from '../../src-agent/browsers/account-browsers.ts';
import { startBrowserProcess } from '../../src-agent/browsers/browser-process.ts';
import { findBrowserProgram, rememberingFinder } from '../../src-agent/browsers/browser-program.ts';
import type { RunningBrowser } from '../../src-agent/browsers/running-browser.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { Profiles } from '../../src-agent/profiles/profiles.ts';
import { rootKeyOfThisRun } from '../../src-agent/vault/root-key.ts';
import { Secrets } from '../../src-agent/vault/secrets.ts';
import { VaultKeys } from '../../src-agent/vault/vault-keys.ts';
import { openTemporaryStore } from './temporary-store.ts';

/** Account browsers without windows, on a store of their own, with two accounts: ids 1 (@anna) and 2 (@ben). */
export async function openBrowserDesk(
  chromium: string,
  options: { readonly proxyLoopback?: boolean; readonly limit?: number } = {},
) {
  await using owned = new AsyncDisposableStack();
  const { store, folder } = owned.use(await openTemporaryStore());
  const secrets = new Secrets(store, new VaultKeys(store, rootKeyOfThisRun()));
  const environment = { ...process.env, SWITCHYARD_CHROMIUM: chromium };
  const findProgram = rememberingFinder(() => findBrowserProgram(process.platform, environment));
  const log: string[] = [];
  const write = (message: string, fields?: object) => void log.push(`${message} ${JSON.stringify(fields)}`);
  const browsers = owned.use(
    new AccountBrowsers({
      store,
      secrets,
      dataDir: folder,
      findProgram,
      howToGet: 'Type: get chromium',
      computer: {
        platform: process.platform,
        isRoot: process.getuid?.() === 0,
        environment,
        startProcess: startBrowserProcess,
        proxyLoopback: options.proxyLoopback ?? false,
      },
      startTimer: startRealTimer,
      log: { info: write, warn: write, error: write },
      headless: true,
      limit: options.limit ?? 4,
    }),
  );
  const program = await findProgram();
  const profiles = new Profiles(store, () => Promise.resolve(Number.parseInt(program?.version ?? '', 10)));
  for (const handle of ['anna', 'ben']) addAccount(handle);
  const all = owned.move();
  return {
    store,
    folder,
    secrets,
    browsers,
    profiles,
    log,
    events: () => store.all(store.query.selectFrom('event').selectAll().orderBy('seq')),
    uid: (id: number) => uidOf(id === 1 ? 'anna' : 'ben'),
    setAccount: (id: number, values: { profile_id?: number; proxy_id?: number; timezone?: string }) =>
      store.write((tx) => tx.run(tx.query.updateTable('account').set(values).where('id', '=', id))),
    /** Opens the account's browser at that address and gives its page to look into. */
    visit: async (id: number, address: string) => {
      const opened = await browsers.openWith(id, async (browser) => ({
        browser,
        look: await lookInto(browser, address),
      }));
      if (!opened.ok) throw new Error(`the browser did not open: ${JSON.stringify(opened.refusal)}`);
      return opened.value;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };

  function addAccount(handle: string): void {
    store.write((tx) =>
      tx.run(
        tx.query.insertInto('account').values({
          uid: uidOf(handle),
          platform: 'instagram',
          handle,
          display_name: handle,
          status: 'active',
          created_at: 0,
          updated_at: 0,
        }),
      ),
    );
  }
}

const uidOf = (handle: string) => `00000000-0000-7000-8000-${handle.padStart(12, '0')}`;

/** A page of an account's browser: evaluates an expression in it. */
export type Look = (expression: string) => Promise<unknown>;

async function lookInto(browser: RunningBrowser, address: string): Promise<Look> {
  const { sessionId } = await browser.targets.openPage('about:blank');
  await browser.go(sessionId, address);
  return (expression) => browser.evaluate(sessionId, expression);
}
