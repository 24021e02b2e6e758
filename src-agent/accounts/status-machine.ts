import type { AccountStatus, StatusActor } from '../../src-shared/domain/account.ts';

/** How long an account rests when nobody says for how long, in milliseconds: platforms ask to “try again later”. */
export const usualRest = 24 * 60 * 60_000;

const all: readonly AccountStatus[] = ['active', 'banned', 'cooldown', 'needs_captcha', 'inactive'];

type Moves = Readonly<Partial<Record<AccountStatus, readonly AccountStatus[]>>>;

/**
 * What each may make of an account: a person anything; everybody else leaves alone what waits for a person (`banned`,
 * `needs_captcha`), and only an import touches what a person switched off. A rest is ended by its time or by a person.
 */
const moves: Readonly<Record<StatusActor, Moves>> = {
  person: { active: all, banned: all, cooldown: all, needs_captcha: all, inactive: all },
  import: { active: all, inactive: all, cooldown: ['cooldown', 'needs_captcha', 'banned', 'inactive'] },
  job: {
    active: ['cooldown', 'needs_captcha', 'banned'],
    cooldown: ['cooldown', 'needs_captcha', 'banned'],
  },
  login_test: {
    active: ['cooldown', 'needs_captcha', 'banned'],
    cooldown: ['cooldown', 'needs_captcha', 'banned'],
  },
  timer: { cooldown: ['active'] },
};

/** Whether `by` may change a status; the same status again means a new reason or a new end. */
function mayChangeStatus(from: AccountStatus, to: AccountStatus, by: StatusActor): boolean {
  return moves[by][from]?.includes(to) === true;
}

/** The part of an account that is its status. Times in epoch milliseconds; a rest always has an end. */
export type StatusState = { readonly status: AccountStatus; readonly cooldownUntil: number | null };

/** A status that is asked for. `cooldownUntil`: when the rest ends, where that is known. */
export type StatusRequest = {
  readonly status: AccountStatus;
  readonly by: StatusActor;
  readonly cooldownUntil?: number | null | undefined;
};

/** The state after a request, or null when it may not be made. A rest that others than a person ask for is never shortened. */
export function nextStatus(before: StatusState, request: StatusRequest, now: number): StatusState | null {
  const { status, by } = request;
  if (!mayChangeStatus(before.status, status, by)) return null;
  if (by === 'timer' && (before.cooldownUntil ?? now) > now) return null;
  if (status !== 'cooldown') return { status, cooldownUntil: null };
  const asked = request.cooldownUntil ?? now + usualRest;
  const cooldownUntil =
    by === 'person' || before.status !== 'cooldown' ? asked : Math.max(asked, before.cooldownUntil ?? asked);
  return { status, cooldownUntil };
}
