import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure, tellUndo } from '../parts/tell.tsx';

/** What can be done with a campaign as a whole, from the list and from its page. */
export function useCampaignChanges({ id, name }: { readonly id: number; readonly name: string }) {
  const { query } = useAgent();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: query.campaigns.key() });
  const settle = { onError: tellFailure, onSettled: renew };
  const pause = useMutation(query.campaigns.pause.mutationOptions(settle));
  const resume = useMutation(query.campaigns.resume.mutationOptions(settle));
  const cancel = useMutation(query.campaigns.cancel.mutationOptions(settle));
  const archive = useMutation(query.campaigns.archive.mutationOptions(settle));
  const duplicate = useMutation(
    query.campaigns.duplicate.mutationOptions({
      onError: tellFailure,
      onSuccess: async (copy) => {
        tellDone('This is the copy. The first one stays as it is.');
        await renew();
        return navigate({ to: '/campaigns/$campaignId', params: { campaignId: String(copy.id) } });
      },
    }),
  );
  const remove = useMutation(
    query.campaigns.delete.mutationOptions({
      onError: tellFailure,
      onSuccess: () => {
        tellDone(`“${name}” is removed.`);
        return renew();
      },
    }),
  );
  return {
    isPending: pause.isPending || resume.isPending || cancel.isPending,
    pause: () => pause.mutate({ id }),
    resume: () => resume.mutate({ id }),
    stop: () =>
      confirm({
        title: `Stop “${name}”?`,
        body: 'Posts that have not begun are cancelled. One that is being made stops before it is shared, or finishes if it was. What is published stays published.',
        yes: 'Stop the campaign',
        no: 'Keep it going',
        danger: true,
        onYes: () => cancel.mutate({ id }),
      }),
    duplicate: () => duplicate.mutate({ id }),
    archive: (archived: boolean) =>
      archive.mutate(
        { id, archived },
        {
          onSuccess: () =>
            tellUndo(archived ? `“${name}” is in the archive.` : `“${name}” is back in the list.`, () =>
              archive.mutate({ id, archived: !archived }),
            ),
        },
      ),
    remove: (then?: () => void) =>
      confirm({
        title: `Remove “${name}”?`,
        body: 'The campaign leaves this list. What was published stays published.',
        yes: 'Remove campaign',
        danger: true,
        onYes: () => remove.mutate({ id }, then === undefined ? {} : { onSuccess: then }),
      }),
  };
}
