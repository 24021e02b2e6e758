import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { InboxItem } from '../../src-shared/domain/job.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { sayWallTime, zoneName } from '../calendar/post-words.ts';
import { formatAgo, formatDateTime } from '../format/time.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { TextLink } from '../parts/links.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useNow } from '../parts/use-now.ts';
import { DecisionList } from './decision-list.tsx';
import { reasonLabels } from './decisions.ts';
import { EvidencePictures, EvidenceTable } from './evidence.tsx';
import classes from './inbox.module.css';

/** One post that needs a person: what happened, what is known, and what can be decided. */
export function InboxEntry(props: {
  readonly item: InboxItem;
  /** It came up by itself after a decision: it takes the focus, so that the keyboard goes on here. */
  readonly takesFocus: boolean;
  readonly onDecided: (jobId: number) => void;
}) {
  const { item, takesFocus } = props;
  const { job } = item;
  const now = useNow(30_000);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <article className={classes.entry} aria-labelledby="inbox-entry">
      <div className={classes.entryHead}>
        <AccountAvatar handle={job.accountHandle} size={40} />
        <div className={classes.entryWho}>
          <Title ref={heading} id="inbox-entry" order={2} tabIndex={-1}>
            {accountName(job.accountHandle)} on {platformName(job.platform)}
          </Title>
          <span className={classes.soft}>
            {item.campaignName}, planned {sayWallTime(job.localTime)} in {zoneName(job.zone)}
          </span>
        </div>
        <StatusBadge label={reasonLabels[item.reason]} />
      </div>
      {job.problem === null ? null : (
        <ProblemNote tone={item.reason === 'failed' ? 'bad' : 'warn'}>
          <p>
            <strong>{job.problem.message}</strong>
          </p>
          <p>{job.problem.nextAction}</p>
        </ProblemNote>
      )}
      <DecisionList key={job.id} item={item} onDecided={props.onDecided} />
      <EvidenceTable item={item} />
      <EvidencePictures key={`pictures ${job.id}`} item={item} />
      {job.caption === '' ? null : <p className={classes.caption}>{job.caption}</p>}
      <p className={classes.soft}>
        Since {formatDateTime(item.since)} ({formatAgo(item.since, now)}).{' '}
        <TextLink to="/runs/$runId" params={{ runId: String(job.runId) }} size="sm" underline="always">
          Open its run
        </TextLink>
      </p>
    </article>
  );
}
