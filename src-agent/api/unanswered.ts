import type { AnyContractRouter } from '@orpc/contract';
import { implement, ORPCError, type Router } from '@orpc/server';

/** A part of the contract in which every call is refused: for fakes that answer only some of it. */
export function unanswered<Contract extends AnyContractRouter>(
  contract: Contract,
): Router<Contract, Record<never, never>> {
  const entries = Object.entries(contract).map(([name, part]) => [
    name,
    '~orpc' in part ? refuse(part) : unanswered(part as AnyContractRouter),
  ]);
  return Object.fromEntries(entries) as Router<Contract, Record<never, never>>;
}

function refuse(procedure: object) {
  const implementer = implement(procedure as AnyContractRouter) as unknown as {
    handler(act: () => never): object;
  };
  return implementer.handler(() => {
    throw new ORPCError('NOT_IMPLEMENTED');
  });
}
