import { describe, expect, it } from 'vitest';
import { cookieParameter } from '../../../../src-agent/browsers/browser-cookies.ts';
import type { BrowserPlan } from '../../../../src-agent/browsers/browser-plan.ts';
import {
  browserEnvironment,
  browserSwitches,
  type LaunchSurroundings,
} from '../../../../src-agent/browsers/browser-switches.ts';
import { emulation, fullVersions } from '../../../../src-agent/browsers/emulation.ts';
import { profileTemplates } from '../../../../src-agent/profiles/profile-templates.ts';

const [windows = null] = profileTemplates(150);
const proxy = {
  protocol: 'socks5',
  host: 'exit.example',
  port: 1080,
  username: 'u7',
  password: 'p7',
} as const;
const plan: BrowserPlan = { profile: windows, timezone: 'Europe/Berlin', proxy };
const bare: BrowserPlan = { profile: null, timezone: null, proxy: null };
const around: LaunchSurroundings = {
  folder: '/data/browsers/one',
  headless: false,
  platform: 'linux',
  isRoot: false,
  relayPort: 4711,
  proxyLoopback: false,
};

describe('the switches of a browser', () => {
  it('lead all traffic to the relay and name neither proxy nor password', () => {
    const switches = browserSwitches(plan, around).join(' ');
    expect(switches).toContain('--proxy-server=http://127.0.0.1:4711');
    expect(switches).toContain('--webrtc-ip-handling-policy=disable_non_proxied_udp');
    expect(switches).not.toMatch(/exit\.example|u7|p7/);
  });

  it('switch the sandbox off for root on Linux only', () => {
    const has = (change: Partial<LaunchSurroundings>) =>
      browserSwitches(bare, { ...around, ...change }).includes('--no-sandbox');
    expect(has({ isRoot: true })).toBe(true);
    expect(has({})).toBe(false);
    expect(has({ isRoot: true, platform: 'darwin' })).toBe(false);
  });

  it('hide nothing: sites may know that a program opened the browser', () => {
    expect(browserSwitches(plan, around)).toContain('--enable-automation');
  });
});

it('the browser gets the few variables it needs, and no secret of ours', () => {
  const variables = { PATH: '/bin', NGROK_AUTHTOKEN: 'secret', DATABASE_URL: 'secret', LANG: 'C' };
  expect(browserEnvironment(variables, plan)).toEqual({
    PATH: '/bin',
    LANG: 'C',
    TZ: 'Europe/Berlin',
    LANGUAGE: 'en_US',
  });
  expect(browserEnvironment(variables, bare)).toEqual({ PATH: '/bin', LANG: 'C' });
});

describe('the values of a target', () => {
  const identity = {
    version: '150.0.7871.100',
    brands: [
      { brand: 'Not;A=Brand', version: '8' },
      { brand: 'Chromium', version: '150' },
    ],
  };

  it('leave a browser without a profile as it is', () => {
    expect(emulation('page', bare, identity)).toEqual([]);
  });

  it('give workers who they are, and pages their size as well', () => {
    const methods = (type: string) => emulation(type, plan, identity).map(([method]) => method);
    expect(methods('shared_worker')).toEqual(['Emulation.setUserAgentOverride']);
    expect(methods('iframe')).not.toContain('Emulation.setDeviceMetricsOverride');
    expect(methods('page')).toContain('Emulation.setDeviceMetricsOverride');
    expect(methods('browser')).toEqual([]);
  });

  it('name the browser as it is', () => {
    expect(fullVersions(identity)).toEqual([
      { brand: 'Not;A=Brand', version: '8.0.0.0' },
      { brand: 'Chromium', version: '150.0.7871.100' },
    ]);
  });
});

it('a cookie of one host is put back for that host alone, and a session cookie stays one', () => {
  const cookie = { name: 'a', value: 'b', path: '/x', expires: -1, httpOnly: true, secure: true };
  expect(cookieParameter({ ...cookie, domain: 'www.example.com' })).toEqual({
    name: 'a',
    value: 'b',
    path: '/x',
    httpOnly: true,
    secure: true,
    url: 'https://www.example.com/x',
  });
  expect(cookieParameter({ ...cookie, domain: '.example.com', expires: 99 })).toMatchObject({
    domain: '.example.com',
    expires: 99,
  });
});
