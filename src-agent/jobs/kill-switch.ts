import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { KillScope, KillSwitch } from '../../src-shared/domain/limits.ts';
import { type Platform, platform } from '../../src-shared/domain/platform.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import type { Stopped } from '../delivery/delivery.ts';
import { done, notFound, type Outcome } from '../outcome.ts';
import { plainSql } from '../store/plain-sql.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Store } from '../store/store.ts';

/** What a person switched off: everything, a platform, an account. Nothing of it is published until it is on again. */
export class KillSwitches {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Those that are on, the widest first. */
  list(): KillSwitch[] {
    const rows = this.#store.all(plainSql<Row<'kill_switch'>>('SELECT * FROM kill_switch'));
    return rows
      .map((row) => ({ row, scope: scopeOf(row.scope) }))
      .toSorted((one, other) => breadth[one.scope.kind] - breadth[other.scope.kind])
      .map(({ row, scope }) => ({
        scope,
        title: titleOf(this.#store, scope),
        reason: row.reason,
        since: new Date(row.since).toISOString(),
      }));
  }

  /** Turns one on or off and answers those that are on; one that is on already keeps its time and gets the new reason. */
  set(scope: KillScope, on: boolean, reason: string): Outcome<KillSwitch[]> {
    if (scope.kind === 'account' && handleOf(this.#store, scope.accountId) === null)
      return notFound('account', scope.accountId);
    const name = nameOf(scope);
    this.#store.write((tx) => {
      const { changes } = tx.run(
        on
          ? plainSql(
              'INSERT INTO kill_switch (scope, reason, since) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET reason = excluded.reason',
              [name, reason, this.#store.now()],
            )
          : plainSql('DELETE FROM kill_switch WHERE scope = ?', [name]),
      );
      if (changes === 0) return;
      const title = titleOf(tx, scope);
      tx.append({
        type: 'kill_switch.updated',
        message: on
          ? `${title} was switched off${reason === '' ? '' : `: ${reason}`}`
          : `${title} is on again`,
        accountId: scope.kind === 'account' ? scope.accountId : null,
        data: { scope: name, on, reason },
      });
    }, 'durable');
    return done(this.list());
  }
}

/** Asked last before a committing act, in the transaction that says it is sent: why it may not be, or null when it may. */
export function mayCommit(reader: Reader, accountId: number, of: 'post' | 'warmup' = 'post'): Stopped | null {
  const row = reader.get(
    plainSql<Row<'kill_switch'>>(
      `SELECT kill_switch.* FROM account CROSS JOIN kill_switch
       ON scope IN ('all', 'platform:' || account.platform, 'account:' || account.id) WHERE account.id = ? LIMIT 1`,
      [accountId],
    ),
  );
  if (row === undefined) return null;
  return {
    kind: 'stopped',
    problem: switchedOff(titleOf(reader, scopeOf(row.scope)), row.reason, of),
    remedy: 'wait',
  };
}

/** Platforms that may be worked on: none while everything is switched off. */
export function openPlatforms(reader: Reader): readonly Platform[] {
  const off = reader.all(
    plainSql<{ scope: string }>(
      `SELECT scope FROM kill_switch WHERE scope = 'all' OR scope GLOB 'platform:*'`,
    ),
  );
  if (off.length === 0) return platform.options;
  if (off.some(({ scope }) => scope === 'all')) return [];
  return platform.options.filter((each) => !off.some(({ scope }) => scope === `platform:${each}`));
}

function switchedOff(title: string, reason: string, of: 'post' | 'warmup'): Problem {
  const when = of === 'post' ? 'before this was posted' : 'in the middle of this warm-up';
  return {
    code: 'switched_off',
    message: `${title} was switched off ${when}${reason === '' ? '.' : `: ${reason}`}`,
    nextAction: `${of === 'post' ? 'Nothing was posted.' : 'Nothing more is done.'} It goes on by itself when the switch is turned back.`,
  };
}

const breadth: Readonly<Record<KillScope['kind'], number>> = { all: 0, platform: 1, account: 2 };

function nameOf(scope: KillScope): string {
  switch (scope.kind) {
    case 'all':
      return 'all';
    case 'platform':
      return `platform:${scope.platform}`;
    case 'account':
      return `account:${scope.accountId}`;
    default:
      return assertNever(scope);
  }
}

function scopeOf(name: string): KillScope {
  const [kind, about] = name.split(':');
  if (kind === 'platform') return { kind, platform: platform.parse(about) };
  return kind === 'account' ? { kind, accountId: Number(about) } : { kind: 'all' };
}

function titleOf(reader: Reader, scope: KillScope): string {
  switch (scope.kind) {
    case 'all':
      return 'Publishing';
    case 'platform':
      return platformName(scope.platform);
    case 'account':
      return accountName(handleOf(reader, scope.accountId) ?? '?');
    default:
      return assertNever(scope);
  }
}

function handleOf(reader: Reader, accountId: number): string | null {
  return (
    reader.get(plainSql<{ handle: string }>('SELECT handle FROM account WHERE id = ?', [accountId]))
      ?.handle ?? null
  );
}
