import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatDateTime } from '../format/time.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import classes from './accounts.module.css';

/** What happened to an account, newest first. */
export function AccountHistoryTab({ id }: { readonly id: number }) {
  const { query } = useAgent();
  const history = useQuery(query.accounts.history.queryOptions({ input: { id } }));
  if (history.isError) return <FailureNotice error={history.error} onRetry={() => void history.refetch()} />;
  if (history.data === undefined) return <LoadingRows rows={4} />;
  if (history.data.length === 0)
    return (
      <Text size="sm" c="dimmed" pt="md">
        Nothing has happened yet.
      </Text>
    );
  return (
    <ol className={classes.history}>
      {history.data.map(({ seq, at, message }) => (
        <li key={seq}>
          <time dateTime={at}>{formatDateTime(at)}</time>
          <span>{message}</span>
        </li>
      ))}
    </ol>
  );
}
