import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appProtocol } from '../../../../../src-main/core/protocol/app-protocol.ts';

describe('appProtocol', () => {
  let folder: string;
  let answer: (url: string, method?: string) => Promise<Response>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
    const root = join(folder, 'pages');
    await mkdir(join(root, 'assets'), { recursive: true });
    await mkdir(join(folder, 'pages-old'));
    await writeFile(join(root, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__" />');
    await writeFile(join(root, 'assets', 'main.js'), 'export {};');
    await writeFile(join(root, 'assets', 'program.exe'), 'MZ');
    await writeFile(join(folder, 'secret.js'), 'secret');
    await writeFile(join(folder, 'pages-old', 'old.js'), 'old');
    await symlink(join(folder, 'secret.js'), join(root, 'assets', 'link.js'));
    await symlink(join(folder, 'pages-old'), join(root, 'old'));
    await symlink(join(root, 'assets', 'main.js'), join(root, 'assets', 'inside.js'));
    let count = 0;
    const handler = appProtocol(root, () => `nonce-${(count += 1)}`);
    // Not a Request: its constructor would tidy up the very addresses that are tried here.
    answer = (url, method = 'GET') => handler({ url, method } as Request);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('serves the page with a nonce of its own in the page and in the policy, and the other headers', async () => {
    const [one, two] = [await answer('app://control/'), await answer('app://control/runs/7?tab=log')];
    expect(await one.text()).toBe('<meta name="style-nonce" content="nonce-1" />');
    expect(await two.text()).toBe('<meta name="style-nonce" content="nonce-2" />');
    const headers = Object.fromEntries(one.headers);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-nonce-1'; img-src 'self' blob: data:; " +
        "font-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; object-src 'none'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });

  it('gives index.html the policy by whatever name it is asked for', async () => {
    const page = await answer('app://control/index.html');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('serves assets, also through a link that stays inside', async () => {
    for (const path of ['assets/main.js', 'assets/inside.js']) {
      const asset = await answer(`app://control/${path}`);
      expect(await asset.text()).toBe('export {};');
      expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
    }
    const head = await answer('app://control/assets/main.js', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it.each([
    'app://control/../secret.js',
    'app://control/assets/../../secret.js',
    'app://control/%2e%2e/secret.js',
    'app://control/%2E%2E%2Fsecret.js',
    'app://control/%252e%252e/secret.js',
    'app://control/..%5csecret.js',
    'app://control/..\\secret.js',
    'app://control/assets/main.js%00.png',
    'app://control//etc/passwd.js',
    'app://control/%2Fetc%2Fpasswd.js',
    'app://control/%E0%A4%A.js',
    'app://control/assets/link.js',
    'app://control/old/old.js',
    'app://control/assets/program.exe',
    'app://control/assets/none.js',
    'app://control/assets.js',
    'app://control.evil/assets/main.js',
    'app://evil/assets/main.js',
    'app://user@control/assets/main.js',
    'https://control/assets/main.js',
    'file:///etc/passwd',
  ])('finds nothing at %j', async (url) => {
    const refused = await answer(url);
    expect([refused.status, await refused.text()]).toEqual([404, '']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT', 'get'])('refuses %s', async (method) => {
    expect((await answer('app://control/', method)).status).toBe(405);
  });
});
