import type { MenuItemConstructorOptions, Session } from 'electron';

/*
 * Narrow slices of Electron's own shapes, so that most adapters are the Electron object itself. Each is proved
 * to fit Electron's types in tests/types/electron-conformance.ts.
 */

type PermissionRequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;

/** Every permission that Electron's own types name. */
export type PermissionName = Parameters<PermissionRequestHandler>[1];

/** One line of a native menu. */
export type MenuItem = MenuItemConstructorOptions;

/** An event whose default can be prevented. */
export interface Preventable {
  preventDefault(): void;
}

/** One end of a channel that is only passed on. */
export interface TransferPort {
  close(): void;
}

/** A frame of a page. */
export interface FramePort {
  readonly origin: string;
  readonly url: string;
  readonly parent: unknown;
  postMessage(channel: string, message: unknown, transfer?: TransferPort[]): void;
}

/** A page, whoever made it. */
export interface ContentsPort {
  readonly id: number;
  readonly mainFrame: FramePort;
  isDestroyed(): boolean;
  reload(): void;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void;
  on(event: 'will-navigate', listener: (details: Preventable & { readonly url: string }) => void): unknown;
  on(event: 'will-redirect', listener: (details: Preventable & { readonly url: string }) => void): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (details: Preventable & { readonly url: string; readonly isMainFrame: boolean }) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'did-finish-load', listener: () => void): unknown;
  on(event: 'destroyed', listener: () => void): unknown;
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
}

/** A window. */
export interface WindowPort {
  readonly webContents: ContentsPort;
  loadURL(url: string): Promise<void>;
  show(): void;
  hide(): void;
  focus(): void;
  restore(): void;
  isMinimized(): boolean;
  isDestroyed(): boolean;
  destroy(): void;
  setBackgroundColor(color: string): void;
  on(event: 'close', listener: (event: Preventable) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
  on(event: 'ready-to-show', listener: () => void): unknown;
}

/** The program itself. */
export interface AppPort {
  readonly isPackaged: boolean;
  getVersion(): string;
  getPath(name: 'userData' | 'logs'): string;
  quit(): void;
  exit(code?: number): void;
  on(event: 'second-instance', listener: () => void): unknown;
  on(event: 'activate', listener: () => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: ContentsPort) => void): unknown;
  on(
    event: 'select-client-certificate',
    listener: (
      event: Preventable,
      contents: unknown,
      url: string,
      certificates: unknown[],
      callback: () => void,
    ) => void,
  ): unknown;
}

/** Where permissions of pages are decided. */
export interface SessionPort {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: PermissionName,
      callback: (granted: boolean) => void,
      details: { readonly isMainFrame: boolean; readonly requestingUrl: string },
    ) => void,
  ): void;
  setPermissionCheckHandler(
    handler: (
      contents: unknown,
      permission: PermissionName,
      requestingOrigin: string,
      details: { readonly isMainFrame: boolean },
    ) => boolean,
  ): void;
  setDevicePermissionHandler(handler: () => boolean): void;
}

/** Serves the pages' addresses. */
export interface ProtocolPort {
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
}

/** Who called over IPC. */
export interface IpcCall {
  readonly senderFrame: FramePort | null;
  readonly sender: ContentsPort;
}

/** Answers calls of pages. */
export interface IpcPort {
  handle(channel: string, listener: (event: IpcCall, ...args: unknown[]) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

/** A program started beside the shell. */
export interface UtilityChild {
  readonly pid: number | undefined;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  postMessage(message: unknown, transfer?: TransferPort[]): void;
  kill(): boolean;
  on(event: 'spawn', listener: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

/** How a program is started: with its whole environment given, nothing inherited. */
type ForkSettings = {
  readonly env: Record<string, string>;
  readonly serviceName: string;
  readonly stdio: 'pipe';
};

/** Starts programs. */
export interface UtilityPort {
  fork(modulePath: string, args: string[], options: ForkSettings): UtilityChild;
}

/** Sleep, wake and the end of the person's session. */
export interface PowerPort {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'shutdown', listener: () => void): unknown;
}

/** Encrypts with a key that lies in the system's keychain. The first call may make the system ask the person. */
export interface SafeStoragePort {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(
    encrypted: Buffer,
  ): Promise<{ readonly shouldReEncrypt: boolean; readonly result: string }>;
  /** On Linux only. */
  getSelectedStorageBackend(): string;
}

/** Keeps the computer from suspending the app. */
export interface SleepBlocker {
  start(type: 'prevent-app-suspension'): number;
  stop(id: number): void;
}

/** Light or dark. */
export interface ThemePort {
  readonly shouldUseDarkColors: boolean;
  on(event: 'updated', listener: () => void): unknown;
}

/** A question with buttons; answers which one was pressed. */
export type Question = {
  readonly type: 'question' | 'error';
  readonly message: string;
  readonly detail: string;
  readonly buttons: string[];
  readonly defaultId: number;
  readonly cancelId: number;
};

/** Asks the person. */
export interface DialogPort {
  showMessageBox(question: Question): Promise<{ readonly response: number }>;
}

/** The icon in the menu bar. */
export interface TrayPort {
  setImage(path: string): void;
  setToolTip(text: string): void;
  setMenu(items: MenuItem[]): void;
  destroy(): void;
}
