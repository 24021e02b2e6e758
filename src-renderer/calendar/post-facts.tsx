import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../src-shared/domain/job.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { TextLink } from '../parts/links.tsx';
import classes from './calendar.module.css';
import { sayWallTime, wallClock, zoneName } from './post-words.ts';

/** When a post is planned, on the account's clock and on that of the calendar, and what it belongs to. */
export function PostFacts({ job, zone }: { readonly job: Job; readonly zone: string }) {
  const { query } = useAgent();
  const campaign = useQuery(query.campaigns.get.queryOptions({ input: { id: job.campaignId } }));
  const here = wallClock(job.scheduledAt, zone);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>Planned</dt>
        <dd>
          {sayWallTime(job.localTime)} in {zoneName(job.zone)}
          {here === job.localTime.slice(0, 16) ? null : (
            <span className={classes.soft}>
              {' '}
              ({sayWallTime(here)} in {zoneName(zone)})
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>Campaign</dt>
        <dd>
          <TextLink to="/campaigns/$campaignId" params={{ campaignId: String(job.campaignId) }} size="sm">
            {campaign.data?.name ?? `Campaign ${job.campaignId}`}
          </TextLink>
        </dd>
      </div>
      <div>
        <dt>Run</dt>
        <dd>
          <TextLink to="/runs/$runId" params={{ runId: String(job.runId) }} size="sm">
            Run {job.runId}
          </TextLink>
        </dd>
      </div>
      <Quota job={job} />
    </dl>
  );
}

/** What the account has left of its limit today for what the post is. */
function Quota({ job }: { readonly job: Job }) {
  const { query } = useAgent();
  const limits = useQuery(query.accounts.limits.get.queryOptions({ input: { id: job.accountId } }));
  const action = job.kind === 'story' || job.kind === 'comment' ? job.kind : 'post';
  const meter = limits.data?.meters.find((each) => each.action === action);
  if (meter === undefined) return null;
  const left = Math.max(0, meter.limit - meter.used - meter.held);
  return (
    <div>
      <dt>Limit</dt>
      <dd>
        {meter.used + meter.held} of{' '}
        {formatCount(meter.limit, action, action === 'story' ? 'stories' : `${action}s`)} used today, {left}{' '}
        left
      </dd>
    </div>
  );
}
