import type { Clock } from '../clock.ts';
import { startAddress } from '../app-address.ts';
import type { Log } from '../log.ts';
import type { ContentsPort, DialogPort, ThemePort, WindowPort } from '../ports.ts';
import { decideReload } from './reload-policy.ts';
import { backgroundFor } from './theme-background.ts';
import { windowOptions } from './window-options.ts';
import type { WindowOptions } from './window-options.ts';

/** What the main window is made from. */
export type MainWindowParts = {
  readonly create: (options: WindowOptions) => WindowPort;
  readonly preload: string;
  readonly packaged: boolean;
  readonly startHidden: boolean;
  readonly theme: ThemePort;
  readonly dialog: DialogPort;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether closing is meant: true once the app is on its way out. */
  readonly leaving: () => boolean;
  readonly onOpened: (contents: ContentsPort) => void;
  /** The window is there for a person to see, or would be if it were not to start hidden. */
  readonly onReady: () => void;
};

/** The one window: closing hides it, showing it again brings back what was there. */
export class MainWindow implements Disposable {
  readonly #parts: MainWindowParts;
  #window: WindowPort | null = null;
  #crashes: readonly number[] = [];

  constructor(parts: MainWindowParts) {
    this.#parts = parts;
    parts.theme.on('updated', () =>
      this.#window?.setBackgroundColor(backgroundFor(parts.theme.shouldUseDarkColors)),
    );
  }

  /** Makes the window. It appears when its page has something to show, unless the app starts hidden. */
  open(): void {
    const { theme, preload, packaged } = this.#parts;
    const options = windowOptions({ preload, packaged, dark: theme.shouldUseDarkColors });
    const window = this.#parts.create(options);
    this.#window = window;
    window.on('ready-to-show', () => {
      if (!this.#parts.startHidden) window.show();
      this.#parts.onReady();
    });
    window.on('close', (event) => {
      if (this.#parts.leaving()) return;
      event.preventDefault();
      window.hide();
    });
    window.on('closed', () => {
      this.#window = null;
    });
    window.webContents.on(
      'render-process-gone',
      (_event, details) => void this.#crashed(window, details.reason),
    );
    this.#parts.onOpened(window.webContents);
    window.loadURL(startAddress).catch((error: unknown) => {
      this.#parts.log.error(`The window could not load its page: ${String(error)}`);
    });
  }

  /** Leaves only the icon in the menu bar. */
  hide(): void {
    this.#window?.hide();
  }

  /** Brings the window to the front, making it again when it is gone. */
  show(): void {
    const window = this.#window;
    if (window === null || window.isDestroyed()) return this.open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  [Symbol.dispose](): void {
    this.#window?.destroy();
    this.#window = null;
  }

  async #crashed(window: WindowPort, reason: string): Promise<void> {
    const { clock, dialog, log, leaving } = this.#parts;
    // A clean exit is our own doing: the window was destroyed or the page navigated.
    if (reason === 'clean-exit' || leaving()) return;
    log.error(`The page ended: ${reason}`);
    this.#crashes = [...this.#crashes, clock.now()];
    if (decideReload(this.#crashes, clock.now()) === 'ask') {
      await dialog.showMessageBox({
        type: 'error',
        message: 'The window stopped working several times.',
        detail: 'Runs go on in the background. Choose Try Again to load the window once more.',
        buttons: ['Try Again'],
        defaultId: 0,
        cancelId: 0,
      });
      this.#crashes = [];
    }
    if (!window.isDestroyed()) window.webContents.reload();
  }
}
