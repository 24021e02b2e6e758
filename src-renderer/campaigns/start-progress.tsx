import { Button, Modal, Progress, Text } from '@mantine/core';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure } from '../parts/tell.tsx';
import classes from './review.module.css';

/** How far a start is that makes many posts, with a way to stop it. Nothing while none is starting. */
export function StartProgress({ campaignId }: { readonly campaignId: number | null }) {
  const { query } = useAgent();
  const task = useQuery(
    query.campaigns.starting.queryOptions({ input: campaignId === null ? skipToken : { id: campaignId } }),
  );
  const cancel = useMutation(query.agent.tasks.cancel.mutationOptions({ onError: tellFailure }));
  const { data } = task;
  if (campaignId === null || data === null || data === undefined || data.status !== 'running') return null;
  const { id, done, total } = data;
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title="Getting the posts ready">
      <div className={classes.starting}>
        <Progress
          value={total === null || total === 0 ? 100 : (done / total) * 100}
          animated
          aria-label="Posts made ready"
        />
        <Text size="sm" c="dimmed" role="status">
          {total === null
            ? `${done.toLocaleString()} so far`
            : `${done.toLocaleString()} of ${total.toLocaleString()} posts`}
        </Text>
        <Text size="sm">
          Nothing is posted before all of them are ready. Cancel leaves the draft as it is.
        </Text>
        <Button
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ id })}
          data-autofocus
        >
          Cancel
        </Button>
      </div>
    </Modal>
  );
}
