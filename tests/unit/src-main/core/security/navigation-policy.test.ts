import { describe, expect, it } from 'vitest';
import { isAppAddress } from '../../../../../src-main/core/app-address.ts';
import { externalLinks } from '../../../../../src-main/core/security/external-links.ts';
import { judgeNavigation } from '../../../../../src-main/core/security/navigation-policy.ts';
import { collectedLog } from '../../../../support/collected-log.ts';

const hostile = [
  'https://evil.example/?next=app://control',
  'https://evil.example/#app://control/',
  'app://control@evil/',
  'app://user@control/',
  'app://user:secret@control/',
  'app://control.evil/',
  'app://control:80/',
  'app://evil/control',
  'app:control',
  'apps://control/',
  'http://control/',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'smb://server/share',
  'blob:app://control/4f8e',
  'view-source:app://control/',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'x-apple.systempreferences:com.apple.preference.security',
  'http://developer.android.com/',
  'https://developer.android.com.evil.example/',
  'https://developer.android.com@evil.example/',
  'https://evilnodejs.org/',
  'https://evil.nodejs.org/',
  'https://user:secret@developer.android.com/',
  'https://developer.android.com:8443/',
  'APP://CONTROL/',
  'about:blank',
  '',
  'not an address',
];

describe('judgeNavigation', () => {
  it.each(hostile)('denies %j', (address) => {
    expect(judgeNavigation(address)).toEqual({ kind: 'deny' });
    expect(isAppAddress(address)).toBe(false);
  });

  it.each(['app://control', 'app://control/', 'app://control/runs/7?tab=log#last'])(
    'allows our own %j',
    (address) => expect(judgeNavigation(address)).toEqual({ kind: 'allow' }),
  );

  it('sends listed links to the browser', () => {
    expect(judgeNavigation('https://developer.android.com/studio/debug/dev-options')).toEqual({
      kind: 'browser',
      address: 'https://developer.android.com/studio/debug/dev-options',
    });
  });
});

describe('externalLinks', () => {
  it('opens only what is on the list, and does not write down what it refused', async () => {
    const opened: string[] = [];
    const log = collectedLog();
    const open = externalLinks((address) => {
      opened.push(address);
      return Promise.resolve();
    }, log);
    for (const address of [...hostile, 'app://control/', 'https://nodejs.org/']) open(address);
    expect(opened).toEqual(['https://nodejs.org/']);
    expect(log.lines.join('\n')).not.toContain('evil');
  });
});
