import { Drawer } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { EditProfile } from './edit-profile.tsx';
import { NewProfile } from './new-profile.tsx';

/** A new profile, or the form of one that is there. */
export function ProfileDrawer(props: {
  readonly edit: number | 'new' | undefined;
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
}) {
  const { edit } = props;
  const { query } = useAgent();
  const profile = useQuery(
    query.profiles.get.queryOptions({ input: typeof edit === 'number' ? { id: edit } : skipToken }),
  );
  return (
    <Drawer
      opened={edit !== undefined}
      onClose={props.onClose}
      size={520}
      title={edit === 'new' ? 'New profile' : (profile.data?.name ?? 'Profile')}
    >
      {edit === 'new' ? <NewProfile onMade={props.onOpen} onClose={props.onClose} /> : null}
      {typeof edit === 'number' && profile.isPending ? <LoadingRows rows={6} height={48} /> : null}
      {profile.isError ? (
        <FailureNotice error={profile.error} onRetry={() => void profile.refetch()} />
      ) : null}
      {typeof edit === 'number' && profile.data !== undefined ? (
        <EditProfile key={profile.data.id} profile={profile.data} onClose={props.onClose} />
      ) : null}
    </Drawer>
  );
}
