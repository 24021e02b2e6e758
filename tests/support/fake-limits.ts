import { implement } from '@orpc/server';
import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import { contract } from '../../src-shared/contract/contract.ts';
import { dailyCeilings, type KillScope, limitedAction } from '../../src-shared/domain/limits.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { find } from './fake-answers.ts';
import type { FakeWorld } from './fake-world.ts';

/** Limits of the workspace and kill switches of the fake agent. */
export function fakeLimits(world: FakeWorld) {
  const os = implement(contract).agent;
  const { limits } = world;
  return {
    limits: {
      get: os.limits.get.handler(() => limits.settings),
      set: os.limits.set.handler(({ input }) => {
        limits.settings = input;
        world.tell({ type: 'limits.updated', message: 'The limits were changed' });
        return input;
      }),
    },
    killSwitches: {
      list: os.killSwitches.list.handler(() => limits.stopped),
      set: os.killSwitches.set.handler(({ input: { scope, on, reason }, errors }) => {
        const { storage } = world;
        if (storage.state !== 'ok')
          throw errors.STORAGE_UNAVAILABLE({
            message: `${storage.message} Nothing was changed.`,
            data: { trouble: storage.state },
          });
        const same = (other: KillScope) => JSON.stringify(other) === JSON.stringify(scope);
        const rest = limits.stopped.filter((each) => !same(each.scope));
        limits.stopped = on
          ? [...rest, { scope, reason, title: titleOf(world, scope), since: world.now() }]
          : rest;
        world.tell({ type: 'kill_switch.updated', message: 'A kill switch was set' });
        return limits.stopped;
      }),
    },
  };
}

/** Limits of single accounts of the fake agent. */
export function fakeAccountLimits(world: FakeWorld) {
  const os = implement(contract).accounts.limits;
  const { limits } = world;
  const of = (id: number) => {
    const own = limits.own.get(id) ?? {};
    const meters = limitedAction.options.map((action) => ({
      action,
      ...(limits.today.get(id)?.[action] ?? { used: 0, held: 0 }),
      limit: own[action] ?? limits.settings.perDay[action],
      ceiling: dailyCeilings[action],
      own: own[action] !== undefined,
      resetsAt: '2026-11-22T00:00:00.000Z',
    }));
    return { meters, own };
  };
  return {
    get: os.get.handler(({ input, errors }) => of(find(world.accounts, input.id, errors.NOT_FOUND).id)),
    set: os.set.handler(({ input }) => {
      limits.own.set(input.id, input.own);
      world.tell({ type: 'limits.updated', message: 'Limits were changed', accountId: input.id });
      return of(input.id);
    }),
  };
}

function titleOf(world: FakeWorld, scope: KillScope): string {
  switch (scope.kind) {
    case 'all':
      return 'Publishing';
    case 'platform':
      return platformName(scope.platform);
    case 'account':
      return accountName(world.accounts.find(({ id }) => id === scope.accountId)?.handle ?? '');
    default:
      return assertNever(scope);
  }
}
