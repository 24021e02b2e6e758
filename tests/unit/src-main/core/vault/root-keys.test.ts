import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RootKeys } from '../../../../../src-main/core/vault/root-keys.ts';
import { collectedLog } from '../../../../support/collected-log.ts';
import { FakeSafeStorage, randomKey } from '../../../../support/fake-safe-storage.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

describe('RootKeys', () => {
  let place: ReturnType<typeof temporaryFolder>;
  let storage: FakeSafeStorage;
  let clock: ManualClock;
  let log: ReturnType<typeof collectedLog>;
  let folder: string;
  beforeEach(() => {
    place = temporaryFolder();
    folder = join(place.path, 'vault');
    storage = new FakeSafeStorage();
    clock = new ManualClock();
    log = collectedLog();
  });
  afterEach(() => place[Symbol.dispose]());

  /** A run of the app. */
  const run = (platform = 'darwin') =>
    new RootKeys({ safeStorage: storage, folder, platform, randomKey, clock, log });
  const contents = () =>
    readdirSync(folder)
      .toSorted()
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)).toString('hex') }));

  it('makes a key once and has the same one in every later run, asking nothing before it is opened', async () => {
    const keys = run();
    expect(storage.calls).toEqual([]);
    const first = await keys.open();
    expect(first).toMatchObject({
      protection: 'keychain',
      keeper: 'macOS Keychain',
      older: [],
      advice: null,
    });
    expect(await keys.open()).toBe(first);
    const file = contents();
    expect(await run().open()).toEqual(first);
    expect(contents()).toEqual(file);
  });

  it('writes a file that its owner alone can read, with no plain key in it and nothing left beside it', async () => {
    const { key } = await run().open();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['root-key-000001']);
    const path = join(folder, 'root-key-000001');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(path);
    expect(bytes.includes(key)).toBe(false);
    expect(bytes.includes(Buffer.from(key, 'base64'))).toBe(false);
    expect(log.lines.join('\n')).not.toContain(key);
  });

  it.each([
    ['there is no encryption', { available: false }, 'darwin'],
    ['Linux has basic text only', { backend: 'basic_text' }, 'linux'],
    ['Linux does not know yet', { backend: 'unknown' }, 'linux'],
    ['the person says no', { locked: true }, 'darwin'],
  ])('keeps nothing and says so when %s', async (_when, change, platform) => {
    Object.assign(storage, change);
    const key = await run(platform).open();
    expect(key).toMatchObject({ protection: 'this_run', advice: expect.stringContaining('open it again') });
    expect((await run(platform).open()).key).not.toBe(key.key);
    expect(readdirSync(place.path)).toEqual([]);
  });

  it('goes on without it when the keychain does not answer', async () => {
    storage.silent = true;
    const opening = run().open();
    clock.advance(45_000);
    expect(await opening).toMatchObject({
      protection: 'this_run',
      advice: expect.stringContaining('did not answer within 45 seconds'),
    });
  });

  it('leaves the file alone while the keychain is locked, and has the key again afterwards', async () => {
    const first = await run().open();
    const before = contents();
    storage.locked = true;
    expect(await run().open()).toMatchObject({ protection: 'this_run' });
    expect(contents()).toEqual(before);
    storage.locked = false;
    expect(await run().open()).toEqual(first);
  });

  it('keeps the file of a lost key beside a new one, and opens both when its keychain is back', async () => {
    const first = await run().open();
    const [before] = contents();
    storage.keychain = 'reset';
    const second = await run().open();
    expect(second).toMatchObject({ protection: 'keychain', older: [] });
    expect(second.key).not.toBe(first.key);
    expect(contents()[0]).toEqual(before);
    expect(log.lines).toContain('warn root-key-000001 does not open: the ciphertext does not open');
    storage.keychain = 'first';
    storage.former = ['reset'];
    expect(await run().open()).toMatchObject({ key: second.key, older: [first.key] });
  });

  it('encrypts anew when it is told to, and goes on with the old file when that fails', async () => {
    const first = await run().open();
    const before = contents();
    storage.former = ['first'];
    storage.keychain = 'rotated';
    expect(await run().open()).toEqual(first);
    expect(contents()).not.toEqual(before);
    storage.former = [];
    expect(await run().open()).toEqual(first);
  });

  it('does not take a damaged file for a key, nor touch it', async () => {
    await run().open();
    const path = join(folder, 'root-key-000001');
    writeFileSync(path, 'damaged');
    expect(await run().open()).toMatchObject({ protection: 'keychain' });
    expect(readFileSync(path, 'utf8')).toBe('damaged');
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
