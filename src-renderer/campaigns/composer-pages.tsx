import { skipToken, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { BackToCampaigns } from './back-to-campaigns.tsx';
import { CampaignPage } from './campaign-page.tsx';
import type { Template } from '../../src-shared/domain/template.ts';
import { blankItem, emptyComposer, withRecipe } from './composer-state.ts';
import { Composer } from './composer.tsx';

/** In the place of a campaign's number while it has none. */
const unstored = 'draft';

/** A campaign from nothing. */
export function NewCampaignPage() {
  const { template } = useSearch({ from: '/campaigns/new' });
  return (
    <Navigate
      to="/campaigns/$campaignId"
      params={{ campaignId: unstored }}
      search={template === undefined ? {} : { template }}
      replace
    />
  );
}

/** A draft to go on with; a campaign that was started is shown, and changed where one says so. */
export function EditCampaignPage() {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' });
  const { template: templateId, change } = useSearch({ from: '/campaigns/$campaignId' });
  const navigate = useNavigate();
  const { query } = useAgent();
  // Begun here: it gets its number while one writes, and the fields stay as they are.
  const [own, setOwn] = useState<number | null>(null);
  const begun = campaignId === unstored || (own !== null && Number(campaignId) === own);
  const campaign = useQuery(
    query.campaigns.get.queryOptions({ input: begun ? skipToken : { id: Number(campaignId) } }),
  );
  const template = useQuery(
    query.templates.get.queryOptions({
      input: begun && templateId !== undefined ? { id: templateId } : skipToken,
    }),
  );
  const failure = campaign.error ?? template.error;
  if (begun && (templateId === undefined || template.data !== undefined))
    return (
      <Composer
        campaign={null}
        begin={beginningOf(template.data)}
        onStored={(id) => {
          setOwn(id);
          void navigate({
            to: '/campaigns/$campaignId',
            params: { campaignId: String(id) },
            search: true,
            replace: true,
          });
        }}
        onStarted={() => setOwn(null)}
      />
    );
  if (campaign.data === undefined)
    return (
      <Page title="Campaign" back={<BackToCampaigns />}>
        {failure === null ? (
          <LoadingRows rows={4} height={60} />
        ) : (
          <FailureNotice error={failure} onRetry={() => void campaign.refetch()} />
        )}
      </Page>
    );
  if (campaign.data.status === 'draft' || change === true)
    return (
      <Composer
        key={campaign.data.id}
        campaign={campaign.data}
        begin={null}
        onStored={ignore}
        onStarted={ignore}
      />
    );
  return <CampaignPage campaign={campaign.data} />;
}

const ignore = () => undefined;

function beginningOf(template: Template | undefined) {
  if (template === undefined) return null;
  const { campaign, caption } = template;
  return campaign === null
    ? { ...emptyComposer, items: [{ ...blankItem, caption }] }
    : withRecipe(emptyComposer, campaign);
}
