import { ORPCError } from '@orpc/server';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { Outcome, Refusal } from '../outcome.ts';

/** The value of an outcome, or the contract's error for its refusal. */
export function answer<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw refusalError(outcome.refusal);
}

function refusalError(refusal: Refusal): Error {
  switch (refusal.code) {
    case 'NOT_FOUND':
      return new ORPCError('NOT_FOUND', {
        message: `There is no ${refusal.kind} ${refusal.id}.`,
        data: { kind: refusal.kind, id: refusal.id },
      });
    case 'INVALID':
      return new ORPCError('INVALID', {
        status: 422,
        message: refusal.message,
        data: { issues: [...refusal.issues] },
      });
    case 'CONFLICT':
      return new ORPCError('CONFLICT', { message: refusal.message, data: { reason: refusal.reason } });
    default:
      return assertNever(refusal);
  }
}
