import { z } from 'zod';
import { account, accountChange, accountStatus, newAccount } from '../domain/account.ts';
import { platform } from '../domain/platform.ts';
import { byId, done, listQuery, page, procedure } from './procedure.ts';

export const accounts = {
  list: procedure
    .route({ method: 'GET', path: '/accounts', summary: 'List accounts', tags: ['accounts'] })
    .input(listQuery.extend({ platform: platform.optional(), status: accountStatus.optional() }))
    .output(page(account)),
  get: procedure
    .route({ method: 'GET', path: '/accounts/{id}', summary: 'One account', tags: ['accounts'] })
    .input(byId)
    .output(account),
  create: procedure
    .route({
      method: 'POST',
      path: '/accounts',
      summary: 'Add an account',
      description:
        'The first one needs `ownershipConfirmed: true`: the operator owns the accounts or may manage them.',
      tags: ['accounts'],
      successStatus: 201,
    })
    .input(newAccount.extend({ ownershipConfirmed: z.boolean().default(false) }))
    .output(account),
  update: procedure
    .route({ method: 'PATCH', path: '/accounts/{id}', summary: 'Change an account', tags: ['accounts'] })
    .input(accountChange.extend(byId.shape))
    .output(account),
  delete: procedure
    .route({ method: 'DELETE', path: '/accounts/{id}', summary: 'Remove an account', tags: ['accounts'] })
    .input(byId)
    .output(done),
};
