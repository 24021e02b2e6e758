import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { InboxItem } from '../../src-shared/domain/job.ts';
import { confirm } from '../parts/confirm.tsx';
import { decisionWords, mayPublishTwice, type Decision } from './decisions.ts';
import classes from './inbox.module.css';
import { MoveSlot } from './move-slot.tsx';
import { useDecide } from './use-decide.ts';

/** What can be decided about a post, the likeliest first, each with what comes of it. */
export function DecisionList(props: {
  readonly item: InboxItem;
  readonly onDecided: (jobId: number) => void;
}) {
  const { item } = props;
  const decide = useDecide(props.onDecided);
  const { id, accountHandle } = item.job;
  const take = (decision: Decision) => {
    const act = () => decide.mutate({ id, decision });
    if (!mayPublishTwice(item, decision)) return act();
    confirm({
      title: `Post again for ${accountName(accountHandle)}?`,
      body: 'Look at the profile first. If the post is there after all, it would be published twice, and only you can take one of them down.',
      yes: 'It is not there, post it',
      danger: true,
      onYes: act,
    });
  };
  return (
    <ul className={classes.decisions} aria-label="What to do">
      {item.decisions.map((decision, place) => {
        const { label, says } = decisionWords(item, decision);
        return (
          <Fragment key={decision}>
            <li>
              <Button
                variant={place === 0 ? 'filled' : 'default'}
                disabled={decide.isPending}
                aria-describedby={`decision-${decision}`}
                onClick={() => take(decision)}
              >
                {label}
              </Button>
              <span id={`decision-${decision}`} className={classes.soft}>
                {says}
              </span>
            </li>
            {place === 0 && item.reason === 'missed_slot' ? (
              <MoveSlot job={item.job} onMoved={props.onDecided} />
            ) : null}
          </Fragment>
        );
      })}
    </ul>
  );
}
