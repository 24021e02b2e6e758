import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { guardEveryPage } from '../../../../../src-main/core/security/web-contents-rules.ts';
import { FakeApp, fakeContents } from '../../../../support/shell-fakes.ts';

function page() {
  const app = new FakeApp();
  const openLink = vi.fn<(address: string) => void>();
  guardEveryPage(app, openLink);
  const contents = fakeContents(1);
  app.emit('web-contents-created', {}, contents);
  const goes = (event: string, url: string, isMainFrame = true) => {
    let prevented = false;
    contents.emit(event, { url, isMainFrame, preventDefault: () => (prevented = true) });
    return prevented ? 'stopped' : 'goes';
  };
  return { app, contents, goes, openLink };
}

describe('guardEveryPage', () => {
  it('keeps every page, whoever made it, on our own address', () => {
    const { goes, openLink } = page();
    expect(goes('will-navigate', 'app://control/devices')).toBe('goes');
    expect(goes('will-navigate', 'https://evil.example/')).toBe('stopped');
    expect(goes('will-redirect', 'https://evil.example/')).toBe('stopped');
    expect(goes('will-redirect', 'https://nodejs.org/')).toBe('stopped');
    expect(openLink).not.toHaveBeenCalled();
    expect(goes('will-navigate', 'https://nodejs.org/')).toBe('stopped');
    expect(openLink.mock.calls).toEqual([['https://nodejs.org/']]);
  });

  it('lets no frame inside a page go anywhere, not even to us', () => {
    const { goes } = page();
    expect(goes('will-frame-navigate', 'app://control/', false)).toBe('stopped');
    expect(goes('will-frame-navigate', 'app://control/', true)).toBe('goes');
  });

  it('opens no window and attaches no embedded page', () => {
    const { contents, goes, openLink } = page();
    expect(contents.opens('app://control/')).toEqual({ action: 'deny' });
    expect(contents.opens('https://evil.example/')).toEqual({ action: 'deny' });
    expect(openLink).not.toHaveBeenCalled();
    expect(contents.opens('https://nodejs.org/')).toEqual({ action: 'deny' });
    expect(openLink).toHaveBeenCalledOnce();
    expect(goes('will-attach-webview', '')).toBe('stopped');
  });

  it('offers no client certificate to anyone', () => {
    const { app } = page();
    const answer = vi.fn<(certificate?: unknown) => void>();
    const event = Object.assign(new EventEmitter(), { preventDefault: vi.fn<() => void>() });
    app.emit('select-client-certificate', event, {}, 'https://x', [{ subject: 'mine' }], answer);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(answer.mock.calls).toEqual([[]]);
  });
});
