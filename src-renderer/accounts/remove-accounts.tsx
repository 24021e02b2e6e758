import { useMutation, useQuery } from '@tanstack/react-query';
import type { AccountSelection } from '../../src-shared/domain/account.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { formatCount, formatList } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';

type Question = { readonly selected: () => Promise<AccountSelection>; readonly title: string };

/** Removes accounts after saying what hangs on them; `onRemoved` when they are gone. */
export function useRemoveAccounts(onRemoved: () => void) {
  const { client } = useAgent();
  const remove = useMutation({
    mutationFn: (selection: AccountSelection) => client.accounts.remove({ selection }),
    onSuccess: ({ removed, archived }) => {
      tellDone(
        archived === 0
          ? `${formatCount(removed, 'account')} removed.`
          : `${formatCount(removed, 'account')} removed, ${formatCount(archived, 'account')} with posts archived.`,
      );
      onRemoved();
    },
    onError: tellFailure,
  });
  const ask = useMutation({
    mutationFn: ({ selected }: Question) => selected(),
    onSuccess: (selection, { title }) => {
      const consequences = <Consequences selection={selection} />;
      confirm({
        title,
        body: consequences,
        yes: 'Remove',
        danger: true,
        onYes: () => remove.mutate(selection),
      });
    },
    onError: tellFailure,
  });
  return {
    isPending: ask.isPending || remove.isPending,
    ask: (selected: Question['selected'], title = 'Remove what is selected?') =>
      ask.mutate({ selected, title }),
  };
}

/** Says what hangs on accounts before they are removed. */
function Consequences({ selection }: { readonly selection: AccountSelection }) {
  const { query } = useAgent();
  const { data, error } = useQuery(
    query.accounts.dependents.queryOptions({ input: { selection }, staleTime: 0 }),
  );
  if (error !== null)
    return <p>What depends on it could not be found out. {describeFailure(error).detail}</p>;
  if (data === undefined) return <p>Looking for what depends on it…</p>;
  const names = data.campaigns.map(({ name }) => `“${name}”`);
  return (
    <>
      <p>
        {names.length === 0 && data.waitingPosts === 0
          ? `${formatCount(data.accounts, 'account')}. No campaign and no waiting post depends on that.`
          : [
              `${formatCount(data.accounts, 'account')}.`,
              names.length === 0
                ? null
                : `Part of ${formatCount(names.length, 'campaign')}: ${formatList(names.slice(0, 4))}${names.length > 4 ? ' and more' : ''}.`,
              data.waitingPosts === 0
                ? null
                : `${formatCount(data.waitingPosts, 'waiting post')} will not be made.`,
            ]
              .filter((sentence) => sentence !== null)
              .join(' ')}
      </p>
      {data.withHistory === 0 ? null : (
        <p>
          {formatCount(data.withHistory, 'account')} with posts in the history will be archived instead, so
          that reports stay whole.
        </p>
      )}
      <p>
        Passwords and cookies kept here are deleted. The accounts themselves, on their platforms and on the
        phones, stay as they are.
      </p>
    </>
  );
}
