import { Select } from '@mantine/core';
import { useState } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { CampaignField, ContentItem, PlannedPost } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { formatCount } from '../format/amount.ts';
import { localDate } from '../format/time.ts';
import { useNow } from '../parts/use-now.ts';
import { cardPostOf } from './card-post.ts';
import { PostCard } from './post-card.tsx';
import classes from './preview.module.css';

/** The post as it will look for one of the chosen accounts, filled in as one types. */
export function PostPreview(props: {
  readonly accounts: readonly Account[];
  /** How many accounts will post; more than can be looked at here, with many. */
  readonly chosen: number;
  readonly items: readonly ContentItem[];
  readonly fields: readonly CampaignField[];
  readonly place: number;
  /** The platform that is written for; null for all. */
  readonly platform: Platform | null;
  /** The posts as the agent plans them, when it was asked about exactly what is filled in. */
  readonly planned: readonly PlannedPost[];
}) {
  const { accounts, place, items, platform } = props;
  const now = useNow(60_000);
  const [chosen, setChosen] = useState<string | null>(null);
  const fitting = accounts.filter((each) => platform === null || each.platform === platform);
  const account = fitting.find(({ id }) => String(id) === chosen) ?? fitting[0];
  const several = new Set(fitting.map((each) => each.platform)).size > 1;
  const item = items[place];
  const planned = props.planned.find((post) => post.accountId === account?.id && post.item === place);
  const on = account?.platform ?? platform;
  const skipped = on !== null && item?.variants[on]?.skip === true;
  return (
    <aside className={classes.aside} aria-label="Preview">
      <div className={classes.head}>
        <h2 className={classes.title}>Preview</h2>
        {fitting.length > 1 ? (
          <Select
            size="xs"
            aria-label="Preview for"
            className={classes.who}
            value={account === undefined ? null : String(account.id)}
            onChange={setChosen}
            data={fitting.map((each) => ({
              value: String(each.id),
              label: several
                ? `${accountName(each.handle)} on ${platformName(each.platform)}`
                : accountName(each.handle),
            }))}
          />
        ) : null}
      </div>
      {item === undefined || skipped ? (
        <p className={classes.foot}>This post is left out on this platform.</p>
      ) : (
        <PostCard
          post={cardPostOf(
            item,
            account ?? on ?? 'instagram',
            planned ?? null,
            localDate(new Date(now)),
            props.fields,
          )}
        />
      )}
      <p className={classes.foot}>
        {account === undefined
          ? 'Choose accounts to see it as each of them.'
          : `As ${accountName(account.handle)} on ${platformName(account.platform)}`}
        {props.chosen > accounts.length && accounts.length > 1
          ? `. The first ${accounts.length} of ${formatCount(props.chosen, 'account')} can be looked at here.`
          : ''}
      </p>
    </aside>
  );
}
