import { z } from 'zod';
import {
  account,
  accountBulkChange,
  accountChange,
  accountFilter,
  accountSelection,
  loginRoute,
  loginTest,
  newAccount,
} from '../domain/account.ts';
import { event } from '../domain/event.ts';
import { accountLimits, limitMeter } from '../domain/limits.ts';
import { accountBrowser, claim } from '../domain/profile.ts';
import { importProcedures } from './imports.ts';
import { byId, done, file, longListQuery, page, procedure, sortBy } from './procedure.ts';

const tags = ['accounts'];

const limits = {
  get: procedure
    .route({
      method: 'GET',
      path: '/accounts/{id}/limits',
      summary: 'What the account used up of its limits today, and its own daily numbers',
      tags,
    })
    .input(byId)
    .output(z.object({ meters: z.array(limitMeter), own: accountLimits })),
  set: procedure
    .route({
      method: 'PUT',
      path: '/accounts/{id}/limits',
      summary: 'Give the account daily numbers of its own',
      description:
        'What is left out is as for the workspace. No number goes above the ceiling of its action.',
      tags,
    })
    .input(byId.extend({ own: accountLimits }))
    .output(z.object({ meters: z.array(limitMeter), own: accountLimits })),
};

const browser = {
  get: procedure
    .route({ method: 'GET', path: '/accounts/{id}/browser', summary: 'The account browser', tags })
    .input(byId)
    .output(accountBrowser),
  open: procedure
    .route({
      method: 'POST',
      path: '/accounts/{id}/browser',
      summary: 'Open the account’s own browser',
      description:
        'The system’s Chrome or Chromium with the account’s own data, its proxy and the values of its profile. A person signs in and works in it by hand.',
      tags,
    })
    .input(
      byId.extend({
        address: z
          .url({ protocol: /^https?$/ })
          .max(2000)
          .optional(),
      }),
    )
    .output(accountBrowser),
  close: procedure
    .route({
      method: 'DELETE',
      path: '/accounts/{id}/browser',
      summary: 'Close it; its cookies are kept',
      tags,
    })
    .input(byId)
    .output(accountBrowser),
  signOut: procedure
    .route({
      method: 'POST',
      path: '/accounts/{id}/browser/sign-out',
      summary: 'Forget cookies and browser data of the account',
      tags,
    })
    .input(byId)
    .output(done),
  claims: procedure
    .route({
      method: 'POST',
      path: '/accounts/{id}/browser/claims',
      summary: 'What the browser really reports, beside what its profile asks for',
      description: 'Opens the page that shows it in the account browser, and answers the same.',
      tags,
    })
    .input(byId)
    .output(z.array(claim)),
};

export const accounts = {
  limits,
  list: procedure
    .route({ method: 'GET', path: '/accounts', summary: 'List accounts', tags })
    .input(
      longListQuery.extend(accountFilter.shape).extend({
        sort: sortBy('id', 'handle', 'displayName', 'status', 'client', 'lastUsedAt').default('id'),
      }),
    )
    .output(page(account)),
  facets: procedure
    .route({ method: 'GET', path: '/accounts/facets', summary: 'The tags and clients in use', tags })
    .input(z.object({}))
    .output(
      z.object({
        tags: z.array(z.object({ value: z.string(), count: z.number().int() })),
        clients: z.array(z.object({ value: z.string(), count: z.number().int() })),
      }),
    ),
  get: procedure
    .route({ method: 'GET', path: '/accounts/{id}', summary: 'One account', tags })
    .input(byId)
    .output(account),
  history: procedure
    .route({
      method: 'GET',
      path: '/accounts/{id}/history',
      summary: 'What happened to it, newest first',
      tags,
    })
    .input(byId.extend({ limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.array(event)),
  create: procedure
    .route({
      method: 'POST',
      path: '/accounts',
      summary: 'Add an account',
      description:
        'The first one needs `ownershipConfirmed: true`: the operator owns the accounts or may manage them.',
      tags,
      successStatus: 201,
    })
    .input(newAccount.extend({ ownershipConfirmed: z.boolean().default(false) }))
    .output(account),
  update: procedure
    .route({ method: 'PATCH', path: '/accounts/{id}', summary: 'Change an account', tags })
    .input(accountChange.extend(byId.shape))
    .output(account),
  delete: procedure
    .route({ method: 'DELETE', path: '/accounts/{id}', summary: 'Remove an account', tags })
    .input(byId)
    .output(done),
  archive: procedure
    .route({ method: 'POST', path: '/accounts/{id}/archive', summary: 'Put an account away', tags })
    .input(byId)
    .output(account),
  restore: procedure
    .route({ method: 'POST', path: '/accounts/{id}/restore', summary: 'Take it out again', tags })
    .input(byId)
    .output(account),
  dependents: procedure
    .route({ method: 'POST', path: '/accounts/dependents', summary: 'What hangs on some accounts', tags })
    .input(z.object({ selection: accountSelection }))
    .output(
      z.object({
        accounts: z.number().int(),
        campaigns: z.array(z.object({ id: z.number().int(), name: z.string() })),
        waitingPosts: z.number().int(),
        /** Accounts with posts in their history: they are archived instead of removed. */
        withHistory: z.number().int(),
      }),
    ),
  change: procedure
    .route({
      method: 'POST',
      path: '/accounts/bulk',
      summary: 'Change many accounts',
      description: 'All or none. `undo` takes the change back.',
      tags,
    })
    .input(z.object({ selection: accountSelection, change: accountBulkChange }))
    .output(z.object({ changed: z.number().int(), undo: z.string() })),
  undoChange: procedure
    .route({
      method: 'POST',
      path: '/accounts/bulk/{undo}/undo',
      summary: 'Take a change of many back',
      tags,
    })
    .input(z.object({ undo: z.string().max(40) }))
    .output(
      z.object({
        changed: z.number().int(),
        /** Accounts that were changed again since, in the same fields: they stay as they are. */
        leftAlone: z.number().int(),
      }),
    ),
  remove: procedure
    .route({
      method: 'POST',
      path: '/accounts/bulk/remove',
      summary: 'Remove many accounts',
      description: 'Accounts with posts in their history are archived instead.',
      tags,
    })
    .input(z.object({ selection: accountSelection }))
    .output(z.object({ removed: z.number().int(), archived: z.number().int() })),
  showPassword: procedure
    .route({
      method: 'POST',
      path: '/accounts/{id}/password',
      summary: 'Show the password',
      description: 'Needs `confirmed: true`, and is written to the log.',
      tags,
    })
    .input(byId.extend({ confirmed: z.literal(true) }))
    .output(z.object({ password: z.string() })),
  testLogin: procedure
    .route({
      method: 'POST',
      path: '/accounts/{id}/test-login',
      summary: 'Find out whether the account is signed in',
      description: 'Through what the account has: a connection, its phone, or its browser. Reads only.',
      tags,
    })
    .input(byId.extend({ via: loginRoute.optional() }))
    .output(loginTest),
  export: procedure
    .route({
      method: 'POST',
      path: '/accounts/export',
      summary: 'Export accounts',
      description: 'With passwords only when `withSecrets` and `confirmed` are both true.',
      tags,
    })
    .input(
      z.object({
        selection: accountSelection,
        format: z.enum(['csv', 'json']),
        withSecrets: z.boolean().default(false),
        confirmed: z.boolean().default(false),
      }),
    )
    .output(file),
  browser,
  imports: importProcedures('accounts'),
};
