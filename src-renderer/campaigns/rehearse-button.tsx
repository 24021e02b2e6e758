import { Button } from '@mantine/core';
import { IconMasksTheater } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellFailure } from '../parts/tell.tsx';

/** Rehearses a campaign on the phones, after saying what that does. `before`: stores what is filled in, and answers its id. */
export function RehearseButton(props: {
  readonly name: string;
  readonly disabled?: boolean;
  readonly before: () => Promise<number>;
}) {
  const { query, client } = useAgent();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const rehearse = useMutation({
    mutationFn: async () => await client.campaigns.rehearse({ id: await props.before() }),
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: query.runs.key() });
      await navigate({ to: '/runs/$runId', params: { runId: String(run.id) } });
    },
    onError: tellFailure,
  });
  return (
    <Button
      variant="default"
      leftSection={<IconMasksTheater size={16} />}
      loading={rehearse.isPending}
      disabled={props.disabled === true}
      onClick={() =>
        confirm({
          title: `Rehearse “${props.name}”?`,
          body: 'Each post is made on its account’s phone right now, up to the button that shares it. That button is not pressed: the post is thrown away, nothing is published and nothing counts against a limit. Accounts without a phone are left out.',
          yes: 'Rehearse',
          onYes: () => rehearse.mutate(),
        })
      }
    >
      Rehearse
    </Button>
  );
}
