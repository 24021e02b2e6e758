import { accountName } from '../../src-shared/account-name.ts';
import {
  type AccountLimits,
  dailyCeilings,
  limitedAction,
  type LimitMeter,
  type LimitSettings,
  usualLimits,
} from '../../src-shared/domain/limits.ts';
import { done, invalid, notFound, type Outcome } from '../outcome.ts';
import { plainSql } from '../store/plain-sql.ts';
import { putSetting, readSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { readLimits, readOwn } from './kept-limits.ts';
import { allowedPerDay } from './limit-decision.ts';
import { readMeters, readSubject } from './limit-readings.ts';
import { localDay } from './local-days.ts';

/** What is left of an account's day, and its own daily numbers. */
export type LimitsOfAccount = { readonly meters: LimitMeter[]; readonly own: AccountLimits };

/** The limits as a person reads and sets them; what is done by them is the ledger's. */
export class Limits {
  readonly #store: Store;
  readonly #agentZone: () => string;

  /** `agentZone`: the IANA zone of this computer, for accounts that have none. */
  constructor(store: Store, agentZone: () => string) {
    this.#store = store;
    this.#agentZone = agentZone;
  }

  /** The limits of the workspace. */
  get(): LimitSettings {
    return readSetting(this.#store, 'limits') ?? usualLimits;
  }

  /** Changes the limits of the workspace; they hold from the next action on. */
  set(limits: LimitSettings): Outcome<LimitSettings> {
    const { quietHours } = limits;
    if (quietHours !== null && quietHours.from === quietHours.until)
      return invalid({
        path: 'quietHours.until',
        message:
          'Quiet hours end at another time than they begin. To stop everything, use “Stop publishing”.',
      });
    this.#store.write((tx) => {
      putSetting(tx, 'limits', limits);
      tx.append({
        type: 'limits.updated',
        message: 'The limits of the workspace were changed',
        data: limits,
      });
    });
    return done(limits);
  }

  /** What an account used up today, archived or not. */
  ofAccount(id: number): Outcome<LimitsOfAccount> {
    const subject = readSubject(this.#store, id);
    if (subject === undefined) return notFound('account', id);
    const settings = readLimits(subject.settings_json);
    const own = readOwn(subject.own_json);
    const now = this.#store.now();
    const day = localDay(subject.timezone ?? this.#agentZone(), now);
    const counts = readMeters(this.#store, id, day, now);
    const meters = limitedAction.options.map((action) => ({
      action,
      used: counts.get(action)?.used ?? 0,
      held: counts.get(action)?.held ?? 0,
      limit: allowedPerDay(action, own, settings),
      ceiling: dailyCeilings[action],
      own: own[action] !== undefined,
      resetsAt: new Date(day.end).toISOString(),
    }));
    return done({ meters, own });
  }

  /** Gives an account daily numbers of its own; what is left out is as for the workspace. */
  setOfAccount(id: number, own: AccountLimits): Outcome<LimitsOfAccount> {
    const { query } = this.#store;
    const account = this.#store.get(query.selectFrom('account').select('handle').where('id', '=', id));
    if (account === undefined) return notFound('account', id);
    this.#store.write((tx) => {
      if (Object.keys(own).length === 0) tx.run(plainSql(forget, [id]));
      else tx.run(plainSql(keep, [id, JSON.stringify(own)]));
      tx.append({
        type: 'limits.updated',
        message: `The limits of ${accountName(account.handle)} were changed`,
        accountId: id,
        data: { own },
      });
    });
    return this.ofAccount(id);
  }
}

const forget = 'DELETE FROM account_limit WHERE account_id = ?';
const keep = `INSERT INTO account_limit (account_id, own_json) VALUES (?, ?)
  ON CONFLICT (account_id) DO UPDATE SET own_json = excluded.own_json`;
