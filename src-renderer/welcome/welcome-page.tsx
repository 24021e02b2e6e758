import { IconArrowRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { AwayCard } from '../away/away-card.tsx';
import { useSimulatedPhones } from '../devices/use-simulated-phones.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Checklist } from './checklist.tsx';
import { LatestRuns } from './latest-runs.tsx';
import { NeedsYou } from './needs-you.tsx';
import { SimulatedCard } from './simulated-card.tsx';
import { TodayPosts } from './today-posts.tsx';
import classes from './welcome.module.css';

/** Home: what happened meanwhile, what needs a person, what comes next, and what is left before the first post. */
export function WelcomePage() {
  const { query } = useAgent();
  const checklist = useQuery(query.agent.checklist.queryOptions({ input: {} }));
  const runs = useQuery(query.runs.list.queryOptions({ input: { limit: 5 } }));
  const simulated = useSimulatedPhones();
  const rows = checklist.data ?? [];
  const left = rows.filter((row) => row.state !== 'ok').length;
  const ready = checklist.data !== undefined && left === 0;
  const ran = (runs.data?.items.length ?? 0) > 0;
  return (
    <Page
      width="narrow"
      title={ready ? 'Everything is ready' : 'Welcome to Switchyard'}
      intro={
        ready
          ? 'Phones, accounts and a campaign are in place.'
          : 'Publish for all your brand accounts from the phones on your desk. A few things first.'
      }
      actions={
        ready ? (
          <ButtonLink to="/campaigns/new" leftSection={<IconPlus size={16} />}>
            New campaign
          </ButtonLink>
        ) : null
      }
    >
      <div className={classes.stack}>
        <AwayCard />
        <NeedsYou />
        <TodayPosts />
        {ran || simulated.state === 'on' ? null : <SimulatedCard simulated={simulated} />}
        {ran ? <LatestRuns runs={runs.data?.items ?? []} /> : null}
        <Panel
          title={ready ? 'In place' : 'Before the first post'}
          aside={
            checklist.data === undefined ? null : (
              <span className={classes.progress}>
                {rows.length - left} of {rows.length} done
              </span>
            )
          }
          flush
        >
          {checklist.isPending ? <LoadingRows rows={5} height={44} /> : null}
          {checklist.isError ? (
            <FailureNotice error={checklist.error} onRetry={() => void checklist.refetch()} />
          ) : null}
          <Checklist
            rows={rows}
            checking={checklist.isFetching}
            onCheckAgain={() => void checklist.refetch()}
            simulated={simulated}
          />
        </Panel>
        {simulated.state === 'on' && !ran ? (
          <ButtonLink
            to="/campaigns/new"
            rightSection={<IconArrowRight size={16} />}
            className={classes.next}
          >
            Compose the first campaign
          </ButtonLink>
        ) : null}
      </div>
    </Page>
  );
}
