import { useQuery } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import { useAgent } from '../agent/agent-context.ts';
import classes from './fields.module.css';

/** An account by its number, as people call it. */
export function AccountHandle({ id }: { readonly id: number }) {
  const { query } = useAgent();
  const account = useQuery(query.accounts.get.queryOptions({ input: { id } }));
  return (
    <span className={classes.handle}>
      {account.data === undefined ? `Account ${id}` : accountName(account.data.handle)}
    </span>
  );
}
