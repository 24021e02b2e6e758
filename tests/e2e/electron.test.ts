import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const { findElectron } = (await import(new URL('../../scripts/find-electron.mjs', import.meta.url).href)) as {
  findElectron: () => { path: string } | { missing: string };
};
const project = new URL('../../', import.meta.url).pathname;
const required = process.env['E2E_REQUIRED'] === '1';
const electron = findElectron();
const built =
  existsSync(join(project, 'dist', 'main', 'main.js')) && existsSync(join(project, 'dist', 'renderer'));

/** Why the desktop app cannot be driven here, or null. */
function reasonNot(): string | null {
  if ('missing' in electron) return electron.missing;
  if (!built) return 'the app is not built (npm run build)';
  if (process.platform === 'linux' && !process.env['DISPLAY']) return 'there is no display';
  return null;
}

const reason = reasonNot();
const title = reason === null ? 'the desktop app' : `the desktop app (skipped: ${reason})`;

describe.skipIf(reason !== null && !required)(title, () => {
  let folder = '';
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    if (reason !== null) throw new Error(`E2E_REQUIRED is set, but ${reason}`);
    folder = await mkdtemp(join(tmpdir(), 'switchyard-e2e-'));
    app = await _electron.launch({
      // Without executablePath, Playwright loads itself into Electron before the app, so that nothing is missed.
      args: [project, `--user-data-dir=${join(folder, 'user-data')}`],
      cwd: project,
      env: {
        ...process.env,
        SWITCHYARD_DATA_DIR: join(folder, 'data'),
        SWITCHYARD_ADB_PORT: '5593',
      },
      artifactsDir: join(project, 'artifacts', 'electron'),
    });
    page = await app.firstWindow();
    await page.context().tracing.start({ screenshots: true, snapshots: true });
  });
  afterAll(async () => {
    await page?.context().tracing.stop({ path: join(project, 'artifacts', 'electron', 'trace.zip') });
    await app?.close();
    if (folder !== '') await rm(folder, { recursive: true });
  });

  it('opens its own page in a window that is closed off', async () => {
    expect(page.url()).toMatch(/^app:\/\/control\//);
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(await page.evaluate(() => Object.keys(window).filter((name) => name === 'require'))).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.switchyard ?? {}).toSorted())).toEqual([
      'platform',
      'requestPort',
      'version',
    ]);
  });

  it('reaches the agent: with an empty data folder, the devices page asks for the first phone', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Devices' }).click();
    await page.getByRole('heading', { name: 'Devices', level: 1 }).waitFor();
    // Shown only once the agent has answered that it knows no phone.
    await page.getByText('Connect your first phone').waitFor();
  });

  it('goes nowhere else', async () => {
    await page.evaluate(() => {
      window.location.href = 'https://example.com/?next=app://control';
    });
    await expect.poll(() => page.evaluate(() => document.readyState)).toBe('complete');
    expect(page.url()).toMatch(/^app:\/\/control\//);
    await page.evaluate(() => void window.open('https://example.com/'));
    expect(app.windows()).toHaveLength(1);
  });

  it('lets the page fetch, connect, run text or inline code from nowhere', async () => {
    const blocked = await page.evaluate(async () => {
      const fails = async (attempt: () => unknown) => {
        try {
          await attempt();
          return false;
        } catch {
          return true;
        }
      };
      const connects = (socket: WebSocket) =>
        new Promise((resolve, reject) => {
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        });
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      return {
        fetch: await fails(() => fetch('https://example.com/')),
        loopback: await fails(() => fetch('http://127.0.0.1:5037/')),
        socket: await fails(() => connects(new WebSocket('wss://example.com/'))),
        // oxlint-disable-next-line no-eval -- that it fails is what is tested
        eval: await fails(() => (0, eval)('1')),
        inline: !('inlineRan' in window),
      };
    });
    expect(blocked).toEqual({ fetch: true, loopback: true, socket: true, eval: true, inline: true });
  });
});
