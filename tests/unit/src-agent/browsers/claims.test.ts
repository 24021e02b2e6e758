import { expect, test } from 'vitest';
import type { BrowserReport } from '../../../../src-agent/browsers/browser-report.ts';
import { compareClaims } from '../../../../src-agent/browsers/claims.ts';
import { claimsPage } from '../../../../src-agent/browsers/claims-page.ts';
import { profileTemplates } from '../../../../src-agent/profiles/profile-templates.ts';

const [windows] = profileTemplates(150);
if (windows === undefined) throw new Error('the template is missing');

const hints = {
  mobile: false,
  platform: 'Windows',
  platformVersion: '15.0.0',
  architecture: 'x86',
  model: '',
  brands: [{ brand: 'Chromium', version: '151' }],
  fullVersionList: [{ brand: 'Chromium', version: '151.0.1.2' }],
};
const scope = {
  userAgent: windows.userAgent,
  languages: ['en-US', 'en'],
  timezone: 'US/Eastern',
  locale: 'en-US',
  hints,
};
const report: BrowserReport = {
  page: {
    ...scope,
    platform: 'Win32',
    maxTouchPoints: 10,
    viewport: windows.viewport,
    screen: windows.viewport,
    deviceScaleFactor: 1.25,
    colorScheme: 'light',
    pointer: 'fine',
  },
  worker: scope,
  headers: { 'user-agent': windows.userAgent, 'accept-language': 'en-US,en;q=0.9', 'sec-ch-ua-mobile': '?0' },
};

test('what differs is told, line by line; another name of the same zone does not', () => {
  const wrong = compareClaims(windows, report).flatMap(({ claims }) =>
    claims.filter(({ agrees }) => !agrees),
  );
  expect(wrong.map(({ name }) => name)).toEqual([
    'Brands',
    'Full versions',
    'Touch points',
    'Brands in a worker',
    'Sec-CH-UA-Platform',
    'Sec-CH-UA-Platform-Version',
    'Sec-CH-UA-Arch',
    'Sec-CH-UA-Model',
    'Sec-CH-UA',
    'Sec-CH-UA-Full-Version-List',
  ]);
  expect(wrong[0]).toMatchObject({ wanted: 'version 150', reported: 'Chromium 151' });
  expect(wrong[2]).toMatchObject({ wanted: '0', reported: '10' });
});

test('the page says it, asks for nothing from elsewhere, and shows text as text', () => {
  const page = claimsPage('@anna', '<b>Desk</b>', compareClaims(windows, report));
  expect(page).toContain('10 of 34 values');
  expect(page).toContain('&lt;b&gt;Desk&lt;/b&gt;');
  expect(page).not.toMatch(/<script|src=|href=|url\(|@import/);
});
