import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accountName } from '../../src-shared/account-name.ts';
import { useAgent } from '../agent/agent-context.ts';
import { dayIn, instantsShown } from '../calendar/calendar-days.ts';
import { nextPosts } from '../calendar/next-posts.ts';
import { timesOf } from '../calendar/post-words.ts';
import { TextLink } from '../parts/links.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { jobLabels } from '../parts/tone.ts';
import { useNow } from '../parts/use-now.ts';
import classes from './welcome.module.css';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const shown = 5;

/** The next posts of today; nothing where none is planned. */
export function TodayPosts() {
  const { query } = useAgent();
  const now = useNow(60_000);
  const input = { ...instantsShown('day', dayIn(zone, now), zone), zone };
  const answer = useQuery(query.jobs.calendar.queryOptions({ input }));
  const posts = nextPosts(answer.data?.items ?? [], now, shown);
  if (posts.length === 0) return null;
  return (
    <Panel
      title="Next today"
      aside={
        <TextLink to="/calendar" search={{ view: 'day' }} size="sm">
          Calendar
        </TextLink>
      }
      flush
    >
      <ul className={classes.list}>
        {posts.map((post) => {
          const { here, there } = timesOf(post, zone);
          return (
            <li key={post.id}>
              <Link to="/calendar" search={{ view: 'day', post: post.id }} className={classes.run}>
                <span className={classes.post}>
                  <strong>{here}</strong>
                  <PlatformIcon platform={post.platform} />
                  {accountName(post.accountHandle)}
                </span>
                <span className={classes.detail}>{post.campaignName}</span>
                <span className={classes.when}>{there}</span>
                <StatusBadge label={jobLabels[post.status]} alive={post.status === 'running'} />
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
