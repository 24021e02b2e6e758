import type { VaultState } from '../../src-shared/domain/vault.ts';
import type { AwaySummary } from '../../src-shared/domain/away.ts';
import type { Event } from '../../src-shared/domain/event.ts';
import type { ImportState } from '../../src-shared/domain/import.ts';
import type { Profile } from '../../src-shared/domain/profile.ts';
import type { Proxy } from '../../src-shared/domain/proxy.ts';
import type { SavedView } from '../../src-shared/domain/saved-view.ts';
import type { Task } from '../../src-shared/domain/task.ts';
import { type FakeIphones, iosSteps } from './fake-ios.ts';

/** What the fake agent holds besides phones, posts and accounts. */
export abstract class FakeHoldings {
  readonly vault: VaultState = {
    protection: 'keychain',
    keeper: 'macOS Keychain',
    secrets: 0,
    unreadable: 0,
    rotatedAt: null,
  };
  readonly proxies: Proxy[] = [];
  readonly profiles: Profile[] = [];
  readonly views: SavedView[] = [];
  readonly tasks: Task[] = [];
  keptAddresses: string[] = [];
  readonly iphones: FakeIphones = {
    setup: [{ deviceId: null, udid: null, name: null, steps: iosSteps(0) }],
    settings: { teamId: null, agentUrls: {} },
  };
  readonly imports: ImportState[] = [];
  /** Why a post cannot happen as planned, by its id. */
  readonly conflicts = new Map<number, string>();
  /** How runs were stopped, the last one last. */
  readonly stops: ('now' | 'after_posts_in_hand')[] = [];
  away: AwaySummary | null = null;
  /** Account → the import that added it. */
  readonly importedBy = new Map<number, number>();
  /** Ends the reading of the import begun last, then its applying. */
  readImport: () => void = () => undefined;
  applyImport: () => void = () => undefined;

  /** A start of a campaign waits for it. */
  startGate: Promise<void> | null = null;

  abstract tell(event: Pick<Event, 'type' | 'message'> & Partial<Event>): void;
  abstract now(): string;

  addProxy(name: string, rest: Partial<Proxy> = {}): Proxy {
    const id = (this.proxies.at(-1)?.id ?? 0) + 1;
    const proxy: Proxy = {
      id,
      uid: '0'.repeat(36),
      name,
      label: name,
      host: '127.0.0.1',
      port: 1080,
      protocol: 'http',
      type: 'residential',
      username: null,
      hasPassword: false,
      status: 'active',
      statusReason: null,
      lastCheck: null,
      nextCheckAt: null,
      failures: 0,
      accounts: 0,
      createdAt: this.now(),
      updatedAt: this.now(),
      ...rest,
    };
    this.proxies.push(proxy);
    return proxy;
  }

  addTask(title: string, total: number, kind: Task['kind'] = 'proxy_check'): Task {
    const task: Task = {
      id: `task-${this.tasks.length + 1}`,
      kind,
      title,
      status: 'running',
      done: 0,
      total,
      message: null,
      startedAt: this.now(),
      finishedAt: null,
    };
    this.tasks.unshift(task);
    return this.changeTask(task, {});
  }

  changeTask(task: Task, change: Partial<Task>): Task {
    Object.assign(task, change);
    this.tell({ type: 'task.updated', message: task.title, data: { id: task.id, status: task.status } });
    return task;
  }
}
