import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { accountClaims } from '../../src-agent/browsers/account-claims.ts';
import { browserLoginProbe } from '../../src-agent/browsers/login-probe.ts';
import { type Look, openBrowserDesk } from '../support/browser-desk.ts';
import { filesWith } from '../support/files-with.ts';
import { findChromium } from '../support/open-browser.ts';
import { startTestSite } from '../support/test-site.ts';

const chromium = findChromium() ?? '';
const title = chromium === '' ? 'the account browser (skipped: there is no Chromium)' : 'the account browser';

describe.skipIf(chromium === '')(title, () => {
  it.each(['chrome_windows', 'chrome_mac', 'mobile_android'] as const)(
    'is in all it tells what the profile %s asks for',
    async (template) => {
      await using desk = await openBrowserDesk(chromium);
      await useProfile(desk, template);
      const claims = await accountClaims(desk.store, desk.browsers, 1);
      expect(claims.ok && claims.value.filter(({ agrees }) => !agrees)).toEqual([]);
      expect(claims.ok && claims.value.length).toBeGreaterThan(30);
    },
  );

  it.each(['chrome_windows', 'chrome_mac', 'mobile_android'] as const)(
    'sends the same from pages, popups and workers with %s',
    async (template) => {
      await using site = await startTestSite();
      await using desk = await openBrowserDesk(chromium);
      const { userAgent, fingerprint } = await useProfile(desk, template);
      const { browser, look } = await desk.visit(1, `${site.url}/accounts/login/`);
      expect(await look(told)).toMatchObject({
        userAgent,
        timezone: 'Asia/Calcutta',
        languages: ['de-DE', 'de'],
      });
      const hints = {
        platform: fingerprint.platform,
        platformVersion: fingerprint.platformVersion,
        architecture: fingerprint.architecture,
        model: fingerprint.model,
        mobile: fingerprint.mobile,
        fullVersionList: expect.arrayContaining([
          { brand: 'Chromium', version: browser.identity.version },
        ]) as object,
      };
      const expected = {
        userAgent,
        timezone: 'Asia/Calcutta',
        languages: ['de-DE', 'de'],
        hints: expect.objectContaining(hints) as object,
      };
      expect(await look(workers)).toEqual(
        Array.from({ length: 3 }, () => expect.objectContaining(expected) as object),
      );

      await browser.pipe.send(
        'Runtime.evaluate',
        { expression: `window.open('/popup')`, userGesture: true },
        browser.targets.lastPage?.sessionId,
      );
      await vi.waitFor(() => expect(site.requests.map(({ path }) => path)).toContain('/popup'), 10_000);
      const popup = site.requests.find(({ path }) => path === '/popup');
      expect(popup?.headers).toMatchObject({
        'user-agent': userAgent,
        'accept-language': 'de-DE,de;q=0.9',
        'sec-ch-ua-mobile': fingerprint.mobile ? '?1' : '?0',
        'sec-ch-ua-platform': `"${fingerprint.platform}"`,
        'sec-ch-ua-platform-version': `"${fingerprint.platformVersion}"`,
        'sec-ch-ua-model': `"${fingerprint.model}"`,
      });
      const page = browser.targets.lastPage?.sessionId ?? '';
      expect(await browser.evaluate(page, told)).toMatchObject({
        userAgent,
        touch: fingerprint.touch ? 5 : 0,
      });
      await browser.pipe.send(
        'Runtime.evaluate',
        { expression: `window.open('/alone', '', 'noopener')`, userGesture: true },
        page,
      );
      await vi.waitFor(() => expect(site.requests.map(({ path }) => path)).toContain('/alone'), 10_000);
      const platforms = site.requests.flatMap(({ headers }) => headers['sec-ch-ua-platform'] ?? []);
      expect(new Set(platforms)).toEqual(new Set([`"${fingerprint.platform}"`]));
      expect(new Set(site.requests.map(({ headers }) => headers['user-agent']))).toEqual(
        new Set([userAgent]),
      );
      expect(new Set(site.requests.map(({ headers }) => headers['accept-language']))).toEqual(
        new Set(['de-DE,de;q=0.9']),
      );
    },
  );

  it('stays signed in when it is closed and opened again, for its account alone, and though its folder is lost', async () => {
    await using site = await startTestSite();
    await using desk = await openBrowserDesk(chromium);
    const { browser, look } = await desk.visit(1, site.url);
    await signIn(look, 'anna');
    await vi.waitFor(async () => expect(await look(heading)).toBe('Signed in as anna'), 10_000);
    const [cookie = ''] = site.sessions.keys();
    expect(commandLine(browser.pid)).toContain('--user-data-dir=');
    expect(commandLine(browser.pid)).not.toContain(cookie);
    await desk.browsers.close(1);
    expect(filesWith(desk.folder, cookie)).toEqual([]);

    expect(await (await desk.visit(1, site.url)).look(heading)).toBe('Signed in as anna');
    expect(await (await desk.visit(2, site.url)).look(heading)).toBe('Sign in');
    await desk.browsers.close(1);

    rmSync(join(desk.folder, 'browsers'), { recursive: true });
    expect(await (await desk.visit(1, site.url)).look(heading)).toBe('Signed in as anna');

    await desk.browsers.signOut(1);
    expect(desk.browsers.isOpen(1)).toBe(false);
    expect(await (await desk.visit(1, site.url)).look(heading)).toBe('Sign in');
    expect(desk.events().map(({ type }) => type)).toContain('account.signed_out');
  });

  it('keeps what pages stored themselves', async () => {
    await using site = await startTestSite();
    await using desk = await openBrowserDesk(chromium);
    await (await desk.visit(1, site.url)).look(`localStorage.setItem('draft', 'Autumn menu')`);
    await desk.browsers.close(1);
    expect(statSync(join(desk.folder, 'browsers')).mode & 0o777).toBe(0o700);
    expect(await (await desk.visit(1, site.url)).look(`localStorage.getItem('draft')`)).toBe('Autumn menu');
  });

  it('goes with its account, whether it is open or not, and leaves that of others alone', async () => {
    await using site = await startTestSite();
    await using desk = await openBrowserDesk(chromium);
    const folders = join(desk.folder, 'browsers');
    for (const id of [1, 2]) await desk.visit(id, site.url);
    desk.store.write((tx) => tx.run(tx.query.deleteFrom('account').where('id', '=', 1)));
    desk.browsers.forgetGone();
    await vi.waitFor(() => expect(readdirSync(folders)).toEqual([desk.uid(2)]), 10_000);
    expect([1, 2].map((id) => desk.browsers.isOpen(id))).toEqual([false, true]);

    await desk.browsers.close(2);
    desk.store.write((tx) => tx.run(tx.query.deleteFrom('account').where('id', '=', 2)));
    desk.browsers.forgetGone();
    await vi.waitFor(() => expect(readdirSync(folders)).toEqual([]), 10_000);
    expect(desk.store.all(desk.store.query.selectFrom('secret').selectAll())).toEqual([]);
    expect(desk.log).toEqual([]);
  });

  it('tells that a person closed its last window, with the cookies kept first', async () => {
    await using site = await startTestSite();
    await using desk = await openBrowserDesk(chromium);
    const { browser, look } = await desk.visit(1, site.url);
    await signIn(look, 'anna');
    await vi.waitFor(async () => expect(await look(heading)).toBe('Signed in as anna'), 10_000);
    for (let page = browser.targets.lastPage; page !== null; page = browser.targets.lastPage) {
      const { sessionId, targetId } = page;
      await browser.pipe.send('Target.closeTarget', { targetId });
      await vi.waitFor(() => expect(browser.targets.lastPage?.sessionId).not.toBe(sessionId), 10_000);
    }
    await vi.waitFor(() => expect(closings(desk)).toEqual([{ how: 'person' }]), 15_000);
    expect(desk.browsers.get(1)).toMatchObject({ value: { state: 'closed', browser: null } });
    expect(await (await desk.visit(1, site.url)).look(heading)).toBe('Signed in as anna');
  });

  it('tells that it crashed, and is signed in again afterwards', async () => {
    await using site = await startTestSite();
    await using desk = await openBrowserDesk(chromium);
    const { browser, look } = await desk.visit(1, site.url);
    await signIn(look, 'anna');
    await vi.waitFor(
      () =>
        expect(desk.secrets.read({ kind: 'account', id: 1, uid: desk.uid(1) }, 'cookies')).toMatchObject({
          state: 'found',
        }),
      15_000,
    );
    process.kill(browser.pid ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(closings(desk)).toEqual([{ how: 'crash' }]), 15_000);
    expect(desk.browsers.get(1)).toMatchObject({ value: { state: 'closed' } });
    const [cookie = ''] = site.sessions.keys();
    expect(filesWith(desk.folder, cookie)).toEqual([]);
    expect(await (await desk.visit(1, site.url)).look(heading)).toBe('Signed in as anna');
  });

  it('tells whether the account is signed in, by a look without a window', async () => {
    await using site = await startTestSite();
    await using desk = await openBrowserDesk(chromium);
    const probe = browserLoginProbe(desk.browsers, {
      instagram: site.url,
      threads: site.url,
      tiktok: site.url,
    });
    const anna = { id: 1, uid: desk.uid(1), platform: 'instagram', handle: 'anna' } as const;
    expect(await probe(anna)).toMatchObject({ state: 'signed_out' });
    const { look } = await desk.visit(1, site.url);
    await signIn(look, 'anna');
    await vi.waitFor(async () => expect(await look(heading)).toBe('Signed in as anna'), 10_000);
    // In the open browser, which stays open; then without one.
    expect(await probe(anna)).toMatchObject({ state: 'signed_in' });
    expect(desk.browsers.isOpen(1)).toBe(true);
    await desk.browsers.close(1);
    const found = await probe(anna);
    expect(found.state).toBe('signed_in');
    expect(found.evidence.join(' ')).toContain('profile of @anna');
    expect(desk.browsers.get(1)).toMatchObject({ value: { state: 'closed' } });
    expect(await probe({ ...anna, handle: 'harbor.coffee' })).toMatchObject({ state: 'other_account' });
    expect(desk.events().filter(({ type }) => type === 'account.browser_opened')).toHaveLength(1);
    site.forgetSessions();
    expect(await probe(anna)).toMatchObject({ state: 'signed_out' });
    const nowhere = { instagram: 'http://127.0.0.1:1/', threads: site.url, tiktok: site.url };
    expect(await browserLoginProbe(desk.browsers, nowhere)(anna)).toMatchObject({ state: 'unknown' });
  });

  it('is one for each account, and not more than the limit at once', async () => {
    await using desk = await openBrowserDesk(chromium, { limit: 1 });
    const [first, second] = await Promise.all([desk.browsers.open(1), desk.browsers.open(1)]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ value: { accountId: 1, state: 'open' } });
    expect(desk.events().filter(({ type }) => type === 'account.browser_opened')).toHaveLength(1);
    expect(await desk.browsers.open(2)).toMatchObject({ refusal: { reason: 'too_many_browsers' } });
    await desk.browsers.close(1);
    expect(await desk.browsers.open(2)).toMatchObject({ ok: true });
    expect(await desk.browsers.open(77)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });
});

const told = `({ userAgent: navigator.userAgent, languages: [...navigator.languages], touch: navigator.maxTouchPoints,
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone })`;
const heading = `document.querySelector('h1')?.textContent`;
const workers = `(async () => {
  const own = new Worker('/worker.js'); const shared = new SharedWorker('/worker.js');
  await navigator.serviceWorker.register('/worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const answers = [
    new Promise((done) => { own.onmessage = ({ data }) => done(data); }),
    new Promise((done) => { shared.port.onmessage = ({ data }) => done(data); }),
    new Promise((done) => { navigator.serviceWorker.onmessage = ({ data }) => done(data); }),
  ];
  own.postMessage(''); active.postMessage('');
  return await Promise.all(answers);
})()`;

type Desk = Awaited<ReturnType<typeof openBrowserDesk>>;

async function useProfile(desk: Desk, template: 'chrome_windows' | 'chrome_mac' | 'mobile_android') {
  const profile = await desk.profiles.createFromTemplate({
    template,
    name: template,
    locale: 'de-DE',
    timezone: 'Asia/Kolkata',
  });
  if (!profile.ok) throw new Error(JSON.stringify(profile));
  desk.setAccount(1, { profile_id: profile.value.id });
  return profile.value;
}

async function signIn(look: Look, name: string): Promise<void> {
  await look(
    `document.querySelector('input').value = ${JSON.stringify(name)}; document.querySelector('form').submit()`,
  );
}

function closings(desk: Desk): unknown[] {
  return desk
    .events()
    .filter(({ type }) => type === 'account.browser_closed')
    .map(({ data_json }) => JSON.parse(data_json) as unknown);
}

function commandLine(pid: number | undefined): string {
  return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
}
