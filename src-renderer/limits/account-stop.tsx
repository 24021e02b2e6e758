import { Button } from '@mantine/core';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { KillScope } from '../../src-shared/domain/limits.ts';
import { confirm } from '../parts/confirm.tsx';
import { sameScope } from './limit-words.ts';
import classes from './limits.module.css';
import { useKillSwitches } from './use-kill-switches.ts';

/** Stops one account, or lets it go on. */
export function AccountStop({ account }: { readonly account: Account }) {
  const { on, set } = useKillSwitches();
  const scope: KillScope = { kind: 'account', accountId: account.id };
  const stopped = on.some((each) => sameScope(each.scope, scope));
  const name = accountName(account.handle);
  const ask = () =>
    confirm({
      title: `Stop publishing for ${name}?`,
      body: 'Nothing more is published to this account from this moment on. A post whose last tap was made already cannot be called back.',
      yes: 'Stop now',
      danger: true,
      onYes: () => set.mutate({ scope, on: true, reason: '' }),
    });
  return (
    <div className={classes.stop} data-stopped={stopped}>
      <span>
        {stopped
          ? 'Publishing is stopped for this account.'
          : 'Something looks wrong? Stop this account alone.'}
      </span>
      {stopped ? (
        <Button
          variant="default"
          loading={set.isPending}
          onClick={() => set.mutate({ scope, on: false, reason: '' })}
        >
          Allow publishing again
        </Button>
      ) : (
        <Button variant="default" loading={set.isPending} onClick={ask}>
          Stop publishing
        </Button>
      )}
    </div>
  );
}
