import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import { LimitsForm } from './limits-form.tsx';

/** How much accounts, phones and the workspace may do. */
export function LimitsCard() {
  const { query } = useAgent();
  const limits = useQuery(query.agent.limits.get.queryOptions({ input: {} }));
  return (
    <Panel title="Limits">
      {limits.isPending ? <LoadingRows rows={4} height={40} /> : null}
      {limits.isError ? <FailureNotice error={limits.error} onRetry={() => void limits.refetch()} /> : null}
      {limits.data === undefined ? null : (
        <LimitsForm key={JSON.stringify(limits.data)} settings={limits.data} />
      )}
    </Panel>
  );
}
