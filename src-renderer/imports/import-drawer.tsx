import { Drawer } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ImportStage } from './import-stage.tsx';
import { importQueries, type ImportKind } from './import-kind.ts';

/**
 * An import from the file to its undo, at the right edge. It lives in the agent: closing the drawer leaves it as it is, and it
 * is found again in the list of the latest.
 */
export function ImportDrawer(props: {
  readonly kind: ImportKind;
  /** The import that is open, by its number; `new` for the choice of a file. */
  readonly open: number | 'new' | undefined;
  readonly onOpen: (which: number | 'new') => void;
  readonly onClose: () => void;
  /** Shows what an import added. */
  readonly onShow: (importId: number) => void;
}) {
  const { kind, open } = props;
  const queries = importQueries(useAgent(), kind);
  const { data, error, isPending, refetch } = useQuery(
    queries.get.queryOptions({ input: typeof open === 'number' ? { id: open } : skipToken }),
  );
  return (
    <Drawer
      opened={open !== undefined}
      onClose={props.onClose}
      size={760}
      title={data === undefined || open === 'new' ? `Import ${kind.nouns[1]}` : `Import ${data.fileName}`}
    >
      {open === 'new' ? <ChooseFile kind={kind} onOpen={props.onOpen} /> : null}
      {typeof open === 'number' && isPending ? <LoadingRows rows={4} height={48} /> : null}
      {typeof open === 'number' && error !== null ? (
        <FailureNotice error={error} onRetry={() => void refetch()} />
      ) : null}
      {typeof open === 'number' && data !== undefined ? (
        <ImportStage
          key={data.id}
          kind={kind}
          state={data}
          onShow={() => props.onShow(data.id)}
          onAnother={() => props.onOpen('new')}
        />
      ) : null}
    </Drawer>
  );
}
