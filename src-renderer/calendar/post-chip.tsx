import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { accountName } from '../../src-shared/account-name.ts';
import type { CalendarJob } from '../../src-shared/domain/job.ts';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import { jobLabels } from '../parts/tone.ts';
import classes from './calendar-board.module.css';
import { postSentence, timesOf } from './post-words.ts';
import { StatusIcon } from '../parts/status-icon.tsx';

/** A post as the calendar draws it: status, platform, time, account, and what stands against it. */
export function PostChip({ post, zone }: { readonly post: CalendarJob; readonly zone: string }) {
  const { here, there } = timesOf(post, zone);
  const status = jobLabels[post.status].text;
  return (
    <span className={classes.chip} title={`${status}. ${post.conflict ?? post.campaignName}`}>
      <VisuallyHidden>{postSentence(post, zone)}</VisuallyHidden>
      <span className={classes.line} aria-hidden="true">
        <StatusIcon status={post.status} />
        <span className={classes.time}>{here}</span>
        <PlatformIcon platform={post.platform} size={13} />
        <span className={classes.words}>{accountName(post.accountHandle)}</span>
        {post.conflict === null ? null : (
          <IconAlertTriangle size={13} stroke={2.4} className={classes.conflict} aria-hidden="true" />
        )}
      </span>
      {there === null ? null : (
        <span className={classes.there} aria-hidden="true">
          {there}
        </span>
      )}
    </span>
  );
}
