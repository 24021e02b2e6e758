import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** Takes a post that has not begun out of its campaign, after asking. */
export function RemovePost({ job, onRemoved }: { readonly job: Job; readonly onRemoved: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const who = accountName(job.accountHandle);
  const remove = useMutation(
    query.jobs.delete.mutationOptions({
      onSuccess: () => {
        tellDone(`The post of ${who} is removed.`);
        onRemoved();
        return Promise.all([
          queries.invalidateQueries({ queryKey: query.jobs.key() }),
          queries.invalidateQueries({ queryKey: query.runs.key() }),
        ]);
      },
      onError: tellFailure,
    }),
  );
  return (
    <RemoveButton
      size="xs"
      loading={remove.isPending}
      onClick={() =>
        confirm({
          title: `Remove this post of ${who}?`,
          body: 'It leaves the calendar and its campaign, and cannot be brought back. To keep it for later, move or cancel it instead.',
          yes: 'Remove the post',
          danger: true,
          onYes: () => remove.mutate({ id: job.id }),
        })
      }
    />
  );
}
