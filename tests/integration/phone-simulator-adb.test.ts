import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findTestAdb } from '../support/find-test-adb.ts';
import { startPhoneChain, type PhoneChain } from '../support/phone-chain.ts';

const accounts = [{ handle: 'northwind.outdoor', displayName: 'Northwind Outdoor' }];

describe.skipIf(findTestAdb() === null)('a simulated phone to real adb', () => {
  let chain: PhoneChain;
  beforeAll(async () => {
    chain = await startPhoneChain(
      [
        { serial: 'SIM-OPEN', model: 'Simulated Pixel 8', accounts },
        {
          serial: 'SIM-LOCK',
          model: 'Simulated Moto',
          accounts,
          requireAuthorization: true,
          helpersInstalled: false,
        },
      ],
      false,
    );
  });
  afterAll(() => chain[Symbol.asyncDispose]());

  test('the shell answers what watchers ask', async () => {
    const address = await chain.connect('SIM-OPEN');
    const ask = (line: string) => chain.adb.shell(address, line);
    expect(await ask('getprop ro.serialno')).toBe('SIM-OPEN\n');
    expect(await ask('getprop')).toContain('[ro.switchyard.simulated]: [1]');
    expect(await ask('getprop ro.kernel.qemu')).toBe('\n');
    expect(await ask('dumpsys battery')).toMatch(/level: \d+/);
    expect(await ask('df -k /data')).toMatch(/\d+ +\d+ +\d+ +\d+% \/data/);
    expect(await ask('dumpsys package com.instagram.android | grep versionName')).toContain('410.0.0.53.71');
    expect(await ask('dumpsys package io.appium.uiautomator2.server')).toMatch(/versionName=\d+\.\d+\.\d+/);
    expect(await ask('pm path com.instagram.android')).toMatch(/^package:\/data\/app/);
    const png = Buffer.from(await chain.adb.run('-s', address, 'exec-out', 'screencap -p'), 'latin1');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    await expect(ask('frobnicate --all')).rejects.toMatchObject({ code: 127 });
    expect(await chain.phone('SIM-OPEN').unknownCommands()).toContain('frobnicate --all');
  });

  test('files travel both ways, helper apps are installed, and the prompt must be accepted first', async () => {
    const address = chain.transport('SIM-LOCK');
    const connecting = chain.adb.run('connect', address).catch(() => '');
    await vi.waitFor(
      async () => expect(await chain.adb.run('devices')).toContain(`${address}\tunauthorized`),
      {
        timeout: 10_000,
      },
    );
    await chain.phone('SIM-LOCK').fault({ kind: 'accept_authorization' });
    await vi.waitFor(async () => expect(await chain.adb.run('devices')).toContain(`${address}\tdevice`), {
      timeout: 10_000,
    });
    await connecting;
    await chain.adb.run('disconnect', address);
    expect(await chain.adb.run('connect', address)).toContain('connected to');
    await vi.waitFor(async () => expect(await chain.adb.run('devices')).toContain(`${address}\tdevice`), {
      timeout: 10_000,
    });

    const big = Buffer.alloc(3_000_000, 'switchyard');
    const file = join(chain.adb.home, 'settings_apk-debug.apk');
    await writeFile(file, big);
    const copy = join(chain.adb.home, 'copy.apk');
    await chain.adb.run('-s', address, 'push', file, '/data/local/tmp/a.apk');
    expect(await chain.adb.shell(address, 'sha256sum /data/local/tmp/a.apk')).toContain(
      createHash('sha256').update(big).digest('hex'),
    );
    await chain.adb.run('-s', address, 'pull', '/data/local/tmp/a.apk', copy);
    expect((await readFile(copy)).equals(big)).toBe(true);
    expect(await chain.adb.run('-s', address, 'shell', 'ls', '/data/local/tmp')).toBe('a.apk\n');
    expect(await chain.adb.shell(address, 'pm list packages io.appium')).toBe('');
    expect(await chain.adb.run('-s', address, 'install', '-r', file)).toContain('Success');
    expect(await chain.adb.shell(address, 'pm list packages io.appium')).toBe('package:io.appium.settings\n');
  });
});
