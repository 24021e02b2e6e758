import { useQuery } from '@tanstack/react-query';
import type { LimitedAction } from '../../src-shared/domain/limits.ts';
import { useAgent } from '../agent/agent-context.ts';
import { actionNames } from './limit-words.ts';
import classes from './limits.module.css';

/** What an account used up today, in a few words: “Posts today: 3 of 12”. Nothing until it is known. */
export function AccountQuota(props: { readonly accountId: number; readonly action?: LimitedAction }) {
  const { accountId, action = 'post' } = props;
  const { query } = useAgent();
  const limits = useQuery(query.accounts.limits.get.queryOptions({ input: { id: accountId } }));
  const meter = limits.data?.meters.find((each) => each.action === action);
  if (meter === undefined) return null;
  const taken = meter.used + meter.held;
  return (
    <span className={classes.quota} data-full={taken >= meter.limit}>
      {actionNames[action]} today: {taken} of {meter.limit}
    </span>
  );
}
