import { EventEmitter } from 'node:events';
import type {
  AppPort,
  ContentsPort,
  FramePort,
  TransferPort,
  WindowPort,
} from '../../src-main/core/ports.ts';

/** The program, as far as the shell talks to it. `quit` asks the listeners, as Electron does. */
export class FakeApp extends EventEmitter implements AppPort {
  readonly isPackaged = true;
  readonly ended: (number | 'quit')[] = [];
  readonly folder: string;

  constructor(folder = '/nowhere') {
    super();
    this.folder = folder;
  }

  getVersion(): string {
    return '1.2.3';
  }
  getPath(name: string): string {
    return `${this.folder}/${name}`;
  }
  quit(): void {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.ended.push('quit');
  }
  exit(code = 0): void {
    this.ended.push(code);
  }
}

/** A frame that keeps what is posted to it. */
export class FakeFrame implements FramePort {
  origin: string;
  url: string;
  parent: unknown = null;
  readonly posted: { channel: string; ports: readonly TransferPort[] }[] = [];

  constructor(url: string) {
    this.url = url;
    this.origin = url.split('/').slice(0, 3).join('/');
  }
  postMessage(channel: string, _message: unknown, transfer: TransferPort[] = []): void {
    this.posted.push({ channel, ports: transfer });
  }
}

/** A page. `opens` is what its `window.open` would get. */
export class FakeContents extends EventEmitter implements ContentsPort {
  readonly id: number;
  readonly mainFrame = new FakeFrame('app://control/');
  reloads = 0;
  opens: (url: string) => { action: 'deny' } = () => {
    throw new Error('nobody decides about windows');
  };

  constructor(id: number) {
    super();
    this.id = id;
  }
  isDestroyed(): boolean {
    return false;
  }
  reload(): void {
    this.reloads += 1;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void {
    this.opens = (url) => handler({ url });
  }
}

/** Makes a page. */
export function fakeContents(id: number): FakeContents {
  return new FakeContents(id);
}

/** A window whose closing can be prevented, as a real one's. */
export class FakeWindow extends EventEmitter implements WindowPort {
  readonly webContents: FakeContents;
  readonly calls: string[] = [];
  destroyed = false;
  minimized = false;

  constructor(contents = new FakeContents(1)) {
    super();
    this.webContents = contents;
  }
  loadURL(url: string): Promise<void> {
    this.calls.push(`load ${url}`);
    return Promise.resolve();
  }
  show(): void {
    this.calls.push('show');
  }
  hide(): void {
    this.calls.push('hide');
  }
  focus(): void {
    this.calls.push('focus');
  }
  restore(): void {
    this.calls.push('restore');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
  setBackgroundColor(color: string): void {
    this.calls.push(`background ${color}`);
  }
  /** What the red button does. */
  close(): void {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
  }
}
