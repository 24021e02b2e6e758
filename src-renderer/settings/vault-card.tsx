import { Button, Progress } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { formatDateTime } from '../format/time.ts';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import classes from './settings.module.css';
import { SignInAgain } from './sign-in-again.tsx';
import { vaultWords } from './vault-words.ts';

/** How secrets are kept, how many there are, and a new key for them. */
export function VaultCard() {
  const { query } = useAgent();
  const vault = useQuery(query.agent.vault.get.queryOptions({ input: {} }));
  const tasks = useQuery(query.agent.tasks.list.queryOptions({ input: {} }));
  const latest = tasks.data?.find(({ kind }) => kind === 'vault_rotation');
  const rotate = useMutation(
    query.agent.vault.rotate.mutationOptions({
      onSuccess: () => tasks.refetch(),
      onError: tellFailure,
    }),
  );
  const working = latest?.status === 'running';
  const ask = () =>
    confirm({
      title: 'Make a new key?',
      body: 'Every secret is encrypted again with a new key. Nothing changes for accounts and proxies, and you can go on working meanwhile.',
      yes: 'Make a new key',
      onYes: () => rotate.mutate({}),
    });
  const state = vault.data;
  const words = state === undefined ? null : vaultWords(state);
  return (
    <Panel title="Vault" aside={words === null ? null : <StatusBadge label={words.label} />}>
      {vault.isPending ? <LoadingRows rows={2} height={24} /> : null}
      {vault.isError ? <FailureNotice error={vault.error} onRetry={() => void vault.refetch()} /> : null}
      {state === undefined || words === null ? null : (
        <div className={classes.vault}>
          <p className={classes.words}>{words.text}</p>
          {words.todo === null ? null : (
            <p className={classes.todo} data-tone={words.label.tone}>
              {words.todo}
            </p>
          )}
          {state.unreadable === 0 ? null : (
            <p className={classes.todo} data-tone="bad">
              {formatCount(state.unreadable, 'secret')} cannot be read here. {state.lost?.join(' ')} Nothing
              is deleted: what a key opens is back when the key is.{' '}
              {state.signInAgain === undefined ? null : <SignInAgain names={state.signInAgain} />}
            </p>
          )}
          <div className={classes.setting}>
            <div className={classes.hint}>
              {formatCount(state.secrets, 'secret')}{' '}
              {state.protection === 'this_run' ? 'held until Switchyard ends' : 'kept'}.{' '}
              {state.rotatedAt === null
                ? 'The key was not renewed yet.'
                : `The key was renewed on ${formatDateTime(state.rotatedAt)}.`}
            </div>
            <Button
              variant="default"
              leftSection={<IconKey size={16} />}
              loading={rotate.isPending || working}
              onClick={ask}
            >
              Make a new key
            </Button>
          </div>
          {working ? (
            <div className={classes.working}>
              <Progress
                aria-label="Secrets encrypted again"
                value={latest.total === null || latest.total === 0 ? 0 : (latest.done / latest.total) * 100}
              />
              <span className={classes.hint} role="status">
                {latest.done.toLocaleString()} of{' '}
                {latest.total === null ? 'all' : latest.total.toLocaleString()} encrypted again
              </span>
            </div>
          ) : null}
          {latest?.status === 'failed' ? (
            <p className={classes.todo} data-tone="bad" role="alert">
              The last new key was not made. {latest.message} The secrets are as they were; try again.
            </p>
          ) : null}
        </div>
      )}
    </Panel>
  );
}
