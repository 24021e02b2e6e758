import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { defaultDataDir } from '../../../../src-agent/cli/data-dir.ts';
import { desktopDataDir } from '../../../../src-main/core/data-dir.ts';

it('keeps its data where it is told to, else where the command line on a Mac keeps them', () => {
  const userData = join(homedir(), 'Library', 'Application Support', 'Switchyard');
  expect(desktopDataDir({ SWITCHYARD_DATA_DIR: 'here' }, userData)).toBe(resolve('here'));
  expect(desktopDataDir({ SWITCHYARD_DATA_DIR: '' }, userData)).toBe(userData);
  expect(desktopDataDir({}, userData)).toBe(defaultDataDir('darwin', homedir(), {}));
});
