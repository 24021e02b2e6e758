import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';

/** The contract as something to implement; each room takes its own part of it. */
export const agentContract = implement(contract);
