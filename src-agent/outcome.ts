import type { Issue } from '../src-shared/domain/problem.ts';

/** Why a request was refused; the code is what the API answers with. */
export type Refusal =
  | { readonly code: 'NOT_FOUND'; readonly kind: string; readonly id: number | string }
  | { readonly code: 'INVALID'; readonly message: string; readonly issues: readonly Issue[] }
  | { readonly code: 'CONFLICT'; readonly reason: string; readonly message: string };

/** The answer of a service: its value, or an expected refusal. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): Outcome<never> {
  return { ok: false, refusal };
}

export function notFound(kind: string, id: number | string): Outcome<never> {
  return refuse({ code: 'NOT_FOUND', kind, id });
}

/** Refuses because of fields; the first issue is the headline. */
export function invalid(...issues: readonly Issue[]): Outcome<never> {
  return refuse({ code: 'INVALID', message: issues[0]?.message ?? 'The input is not valid.', issues });
}

/** Refuses because of how things stand; `reason` is a stable word for scripts. */
export function conflict(reason: string, message: string): Outcome<never> {
  return refuse({ code: 'CONFLICT', reason, message });
}
