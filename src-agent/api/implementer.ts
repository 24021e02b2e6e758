import { implement, ORPCError, ValidationError } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import { StorageError, type StorageTrouble, storageTrouble } from '../store/storage-trouble.ts';

/**
 * The contract as something to implement; each room takes its own part of it. Input that breaks the contract is answered
 * as `INVALID` with its fields, like input that breaks a rule: callers handle one kind of refusal. What the disk did not take
 * is answered as `STORAGE_UNAVAILABLE`.
 */
export const agentContract = implement(contract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
      throw invalidInput(error.cause.issues);
    const trouble = storageTrouble(error);
    if (trouble !== null) throw storageUnavailable(trouble, error);
    throw error;
  }
});

/** A file that could not be written beside the database has the same cause, and no sentence of its own. */
function storageUnavailable(trouble: StorageTrouble, error: unknown): Error {
  const message =
    error instanceof StorageError ? error.message : 'The disk cannot be written. Make room on it.';
  return new ORPCError('STORAGE_UNAVAILABLE', {
    status: 507,
    message: `${message} Nothing was changed.`,
    data: { trouble },
  });
}

function invalidInput(found: ValidationError['issues']): Error {
  const issues: Issue[] = found.map(({ path, message }) => ({
    path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message,
  }));
  const first = issues[0];
  const headline =
    first === undefined ? 'The input is not valid.' : `${first.path || 'input'}: ${first.message}`;
  return new ORPCError('INVALID', { status: 422, message: headline, data: { issues } });
}
