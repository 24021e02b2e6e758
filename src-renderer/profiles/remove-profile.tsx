import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Profile } from '../../src-shared/domain/profile.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** Removes a profile, after saying who is left without one. */
export function RemoveProfile(props: { readonly profile: Profile; readonly onRemoved: () => void }) {
  const { profile } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const remove = useMutation(
    query.profiles.delete.mutationOptions({
      onSuccess: async () => {
        props.onRemoved();
        await queries.invalidateQueries({ queryKey: query.profiles.key() });
        tellDone(`“${profile.name}” is removed.`);
      },
      onError: tellFailure,
    }),
  );
  const ask = () =>
    confirm({
      title: `Remove “${profile.name}”?`,
      body:
        profile.accounts === 0
          ? 'No account uses it.'
          : `${formatCount(profile.accounts, 'account')} would have no profile: their browsers then open as this computer’s own, in its language and time zone. Cookies and sign-ins stay.`,
      yes: 'Remove profile',
      danger: true,
      onYes: () => remove.mutate({ id: profile.id, evenIfUsed: profile.accounts > 0 }),
    });
  return <RemoveButton loading={remove.isPending} onClick={ask} />;
}
