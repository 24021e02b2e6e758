import { implement, ORPCError, ValidationError } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';

/**
 * The contract as something to implement; each room takes its own part of it. Input that breaks the contract is answered
 * as `INVALID` with its fields, like input that breaks a rule: callers handle one kind of refusal.
 */
export const agentContract = implement(contract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
      throw invalidInput(error.cause.issues);
    throw error;
  }
});

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
