import { Select } from '@mantine/core';
import { useState } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import type { PlannedPost } from '../../src-shared/domain/campaign.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { platforms } from '../accounts/accounts-search.ts';
import { Panel } from '../parts/panel.tsx';
import { PostCard } from './post-card.tsx';
import classes from './review.module.css';
import { wallTimeInWords } from './schedule-form.ts';

/** One post a platform as it will be, for an account that can be chosen. */
export function PlannedPreviews(props: {
  readonly posts: readonly PlannedPost[];
  readonly accounts: readonly Account[];
}) {
  const shown = platforms.filter((platform) => props.posts.some((post) => post.platform === platform));
  return (
    <Panel title="How it will look">
      <div className={classes.cards}>
        {shown.map((platform) => (
          <OnPlatform
            key={platform}
            posts={props.posts.filter((post) => post.platform === platform)}
            accounts={props.accounts}
          />
        ))}
      </div>
    </Panel>
  );
}

function OnPlatform({
  posts,
  accounts,
}: {
  readonly posts: readonly PlannedPost[];
  readonly accounts: readonly Account[];
}) {
  const [chosen, setChosen] = useState('0');
  const post = posts[Number(chosen)] ?? posts[0];
  if (post === undefined) return null;
  const several = new Set(posts.map(({ item }) => item)).size > 1;
  const name = accounts.find(({ id }) => id === post.accountId)?.displayName;
  return (
    <div className={classes.onPlatform}>
      <Select
        size="xs"
        label={platformName(post.platform)}
        value={String(Math.max(0, posts.indexOf(post)))}
        onChange={(value) => value !== null && setChosen(value)}
        data={posts.map(({ handle, item }, at) => ({
          value: String(at),
          label: several ? `${accountName(handle)}, post ${item + 1}` : accountName(handle),
        }))}
      />
      <PostCard
        post={{
          platform: post.platform,
          kind: post.kind,
          handle: post.handle,
          name: name ?? post.handle,
          mediaIds: post.mediaIds,
          caption: post.caption,
          firstComment: post.firstComment,
        }}
      />
      <span className={classes.hint}>
        {post.localTime === null || post.at === null
          ? 'Posted right away'
          : `${wallTimeInWords(post.localTime)}, ${post.zone.replaceAll('_', ' ')}`}
      </span>
    </div>
  );
}
