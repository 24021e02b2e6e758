import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { MainWindow } from '../../../../../src-main/core/windows/main-window.ts';
import { windowOptions } from '../../../../../src-main/core/windows/window-options.ts';
import { collectedLog } from '../../../../support/collected-log.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { FakeWindow } from '../../../../support/shell-fakes.ts';

function opened(startHidden = false) {
  const theme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });
  const windows: FakeWindow[] = [];
  const state = { leaving: false, asked: 0 };
  const clock = new ManualClock();
  const main = new MainWindow({
    create: () => {
      const window = new FakeWindow();
      windows.push(window);
      return window;
    },
    preload: '/preload.cjs',
    packaged: true,
    startHidden,
    theme,
    dialog: {
      showMessageBox: () => {
        state.asked += 1;
        return Promise.resolve({ response: 0 });
      },
    },
    clock,
    log: collectedLog(),
    leaving: () => state.leaving,
    onOpened: () => undefined,
    onReady: () => undefined,
  });
  main.open();
  const [window] = windows;
  if (window === undefined) throw new Error('no window was made');
  return { clock, main, state, theme, window, windows };
}

describe('windowOptions', () => {
  it('gives the page nothing beyond a page, and tools only in development', () => {
    const options = windowOptions({ preload: '/p.cjs', dark: true, packaged: true });
    expect(options.webPreferences).toEqual({
      preload: '/p.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
    expect([options.show, options.backgroundColor]).toEqual([false, '#1a1b1e']);
    expect(windowOptions({ preload: '', dark: false, packaged: false }).webPreferences.devTools).toBe(true);
  });
});

describe('MainWindow', () => {
  it('loads our page and appears when there is something to see, unless it starts hidden', () => {
    const { window } = opened();
    expect(window.calls).toEqual(['load app://control/']);
    window.emit('ready-to-show');
    expect(window.calls).toContain('show');
    const hidden = opened(true);
    hidden.window.emit('ready-to-show');
    expect(hidden.window.calls).not.toContain('show');
  });

  it('hides when it is closed, until the app leaves', () => {
    const { main, state, window, windows } = opened();
    window.close();
    expect([window.destroyed, window.calls.at(-1)]).toEqual([false, 'hide']);
    window.minimized = true;
    main.show();
    expect(window.calls.slice(-3)).toEqual(['restore', 'show', 'focus']);
    state.leaving = true;
    window.close();
    expect(window.destroyed).toBe(true);
    main.show();
    expect(windows).toHaveLength(2);
  });

  it('follows the theme with its background', () => {
    const { theme, window } = opened();
    theme.shouldUseDarkColors = true;
    theme.emit('updated');
    expect(window.calls.at(-1)).toBe('background #1a1b1e');
  });

  it('loads a crashed page again twice in five minutes, then asks', async () => {
    const { clock, state, window } = opened();
    const crash = () => window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    crash();
    clock.advance(1000);
    crash();
    expect([window.webContents.reloads, state.asked]).toEqual([2, 0]);
    clock.advance(5 * 60_000);
    crash();
    crash();
    expect([window.webContents.reloads, state.asked]).toEqual([4, 0]);
    crash();
    expect([window.webContents.reloads, state.asked]).toEqual([4, 1]);
    await vi.waitFor(() => expect(window.webContents.reloads).toBe(5));
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(window.webContents.reloads).toBe(5);
  });
});
