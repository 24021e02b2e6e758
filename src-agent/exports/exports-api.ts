import type { AccountSelection } from '../../src-shared/domain/account.ts';
import type { ProxySelection } from '../../src-shared/domain/proxy.ts';
import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Exports } from './exports.ts';

/** `accounts.export` of the contract. */
export function accountExportApi(exports: Exports<AccountSelection>) {
  return agentContract.accounts.export.handler(async ({ input }) => answer(await exports.export(input)));
}

/** `proxies.export` of the contract. */
export function proxyExportApi(exports: Exports<ProxySelection>) {
  return agentContract.proxies.export.handler(async ({ input }) => answer(await exports.export(input)));
}
