import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Imports } from './imports.ts';

/** `accounts.imports` of the contract. */
export function accountImportsApi(imports: Imports) {
  return importsApi(agentContract.accounts.imports, imports);
}

/** `proxies.imports` of the contract. */
export function proxyImportsApi(imports: Imports) {
  return importsApi(agentContract.proxies.imports, imports);
}

function importsApi(api: typeof agentContract.accounts.imports, imports: Imports) {
  return api.router({
    list: api.list.handler(({ input }) => imports.list(input.limit)),
    create: api.create.handler(async ({ input }) => answer(await imports.create(input.file, input))),
    get: api.get.handler(({ input }) => answer(imports.get(input.id))),
    choose: api.choose.handler(({ input }) => answer(imports.choose(input.id, input))),
    problems: api.problems.handler(({ input }) => answer(imports.problems(input.id, input))),
    apply: api.apply.handler(({ input }) => answer(imports.apply(input.id, input.ownershipConfirmed))),
    cancel: api.cancel.handler(async ({ input }) => answer(await imports.cancel(input.id))),
    undo: api.undo.handler(({ input }) => answer(imports.undo(input.id))),
  });
}
