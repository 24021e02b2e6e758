import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Media } from '../../src-shared/domain/media.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './media-drawer.module.css';

/** Takes one file out of the library; one that was posted stays, and it is said why. */
export function RemoveMedia(props: { readonly media: Media; readonly onRemoved: () => void }) {
  const { media } = props;
  const { query } = useAgent();
  const queries = useQueryClient();
  const remove = useMutation(
    query.media.delete.mutationOptions({
      onSuccess: async () => {
        props.onRemoved();
        await queries.invalidateQueries({ queryKey: query.media.key() });
        tellDone(`“${media.fileName}” is removed.`);
      },
      onError: tellFailure,
    }),
  );
  if (media.uses > 0)
    return (
      <p className={classes.soft}>
        It was posted {formatCount(media.uses, 'time')}, so it stays for the record.
      </p>
    );
  return (
    <div>
      <RemoveButton
        loading={remove.isPending}
        onClick={() =>
          confirm({
            title: `Remove “${media.fileName}”?`,
            body: 'It leaves the library, and its copy in it is deleted from this computer. If a campaign uses it, it stays and you are told.',
            yes: 'Remove file',
            danger: true,
            onYes: () => remove.mutate({ id: media.id }),
          })
        }
      >
        Remove from the library
      </RemoveButton>
    </div>
  );
}
