import { Drawer } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { accountName } from '../../src-shared/account-name.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAgent } from '../agent/agent-context.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { jobLabels } from '../parts/tone.ts';
import { JobActions } from '../runs/job-actions.tsx';
import classes from './calendar.module.css';
import { PostFacts } from './post-facts.tsx';
import { PostFiles } from './post-files.tsx';
import { PostForm } from './post-form.tsx';
import { isOpen, whyFixed } from './post-words.ts';
import { RemovePost } from './remove-post.tsx';

/** One post at the right edge: what it is, what stands against it, and what can be done about it. */
export function PostDrawer(props: {
  readonly postId: number | undefined;
  /** Whose clock the calendar shows. */
  readonly zone: string;
  readonly conflict: string | null;
  readonly onClose: () => void;
}) {
  const { query } = useAgent();
  const { postId } = props;
  const post = useQuery(
    query.jobs.get.queryOptions({ input: postId === undefined ? skipToken : { id: postId } }),
  );
  return (
    <Drawer opened={postId !== undefined} onClose={props.onClose} size={480} title="Post">
      {post.isPending && postId !== undefined ? <LoadingRows rows={4} height={48} /> : null}
      {post.isError ? <FailureNotice error={post.error} onRetry={() => void post.refetch()} /> : null}
      {postId === undefined || post.data === undefined ? null : (
        <Post
          key={post.data.id}
          job={post.data}
          zone={props.zone}
          conflict={props.conflict}
          onRemoved={props.onClose}
        />
      )}
    </Drawer>
  );
}

function Post(props: {
  readonly job: Job;
  readonly zone: string;
  readonly conflict: string | null;
  readonly onRemoved: () => void;
}) {
  const { job, conflict } = props;
  const open = isOpen(job);
  return (
    <div className={classes.post}>
      <div className={classes.who}>
        <AccountAvatar handle={job.accountHandle} size={36} />
        <span className={classes.whoWords}>
          <span className={classes.handle}>{accountName(job.accountHandle)}</span>
          <span className={classes.handle}>
            <PlatformIcon platform={job.platform} />
            <span className={classes.soft}>{platformName(job.platform)}</span>
          </span>
        </span>
        <StatusBadge label={jobLabels[job.status]} alive={job.status === 'running'} />
      </div>
      {conflict === null ? null : (
        <ProblemNote tone="bad">
          <p>
            <strong>It cannot happen as planned.</strong> {conflict}
          </p>
        </ProblemNote>
      )}
      {job.problem === null ? null : (
        <ProblemNote tone={job.status === 'failed' ? 'bad' : 'warn'}>
          <p>
            <strong>{job.problem.message}</strong> {job.problem.nextAction}
          </p>
        </ProblemNote>
      )}
      <PostFacts job={job} zone={props.zone} />
      <PostFiles mediaIds={job.mediaIds} />
      {open ? (
        <PostForm key={`${job.localTime} ${job.priority} ${job.caption}`} job={job} />
      ) : (
        <>
          {job.caption === '' ? null : <p className={classes.caption}>{job.caption}</p>}
          <p className={classes.soft}>{whyFixed(job)}</p>
        </>
      )}
      <div className={classes.foot}>
        {job.status === 'needs_review' ? (
          <ButtonLink size="xs" to="/inbox" search={{ open: job.id }}>
            Decide
          </ButtonLink>
        ) : (
          <JobActions job={job} />
        )}
        {open && job.status === 'pending' ? <RemovePost job={job} onRemoved={props.onRemoved} /> : null}
      </div>
    </div>
  );
}
