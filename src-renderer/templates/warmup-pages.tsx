import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { BackLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { WarmupEditor } from './warmup-editor.tsx';

const back = <BackLink to="/templates">Templates</BackLink>;

/** A warm-up that is not kept yet. */
export function NewWarmupPage() {
  return <WarmupEditor key="new" template={null} back={back} />;
}

/** A warm-up that is kept, to look at, to change and to start. */
export function EditWarmupPage() {
  const { templateId } = useParams({ from: '/templates/$templateId' });
  const { query } = useAgent();
  const template = useQuery(query.templates.get.queryOptions({ input: { id: Number(templateId) } }));
  if (template.data === undefined)
    return (
      <Page title="Warm-up" back={back}>
        {template.isError ? (
          <FailureNotice error={template.error} onRetry={() => void template.refetch()} />
        ) : (
          <LoadingRows rows={4} height={64} />
        )}
      </Page>
    );
  return <WarmupEditor key={template.data.id} template={template.data} back={back} />;
}
