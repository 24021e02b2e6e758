import { Select } from '@mantine/core';
import { IconBookmark, IconHeart, IconMessageCircle, IconPhoto, IconSend } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account } from '../../src-shared/domain/account.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { localDate } from '../format/time.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { FilePicture } from '../parts/file-picture.tsx';
import { useNow } from '../parts/use-now.ts';
import { captionFor } from './caption-editing.ts';
import type { ComposerItem } from './composer-state.ts';
import classes from './preview.module.css';

/** The post as it will look for one of the chosen accounts, filled in as one types. */
export function PostPreview(props: {
  readonly accounts: readonly Account[];
  /** How many accounts will post it; more than can be looked at here, with many. */
  readonly chosen: number;
  readonly item: ComposerItem | null;
}) {
  const { accounts, item } = props;
  const { query } = useAgent();
  const now = useNow(60_000);
  const [chosen, setChosen] = useState<string | null>(null);
  const account = accounts.find(({ id }) => String(id) === chosen) ?? accounts[0];
  const mediaId = item?.mediaId ?? null;
  const picture = useQuery(
    query.media.content.queryOptions({ input: mediaId === null ? skipToken : { id: mediaId } }),
  );
  const caption =
    account === undefined
      ? (item?.caption ?? '')
      : captionFor(account, item?.caption ?? '', localDate(new Date(now))).text;
  return (
    <aside className={classes.aside} aria-label="Preview">
      <div className={classes.head}>
        <h2 className={classes.title}>Preview</h2>
        {accounts.length > 1 ? (
          <Select
            size="xs"
            aria-label="Preview for"
            className={classes.who}
            value={account === undefined ? null : String(account.id)}
            onChange={setChosen}
            data={accounts.map(({ id, handle }) => ({ value: String(id), label: accountName(handle) }))}
          />
        ) : null}
      </div>
      <div className={classes.phone}>
        <div className={classes.post}>
          <div className={classes.poster}>
            <AccountAvatar
              handle={account?.handle ?? 'your.account'}
              name={account?.displayName ?? 'Your account'}
              size={30}
            />
            <span className={classes.handle}>{account?.handle ?? 'your.account'}</span>
          </div>
          <div className={classes.picture}>
            {mediaId === null ? (
              <span className={classes.noPicture}>
                <IconPhoto size={32} stroke={1.3} aria-hidden="true" />
                The photo appears here
              </span>
            ) : (
              <FilePicture file={picture.data} alt="The chosen photo" className={classes.image} />
            )}
          </div>
          <div className={classes.icons} aria-hidden="true">
            <IconHeart size={22} stroke={1.6} />
            <IconMessageCircle size={22} stroke={1.6} />
            <IconSend size={22} stroke={1.6} />
            <IconBookmark size={22} stroke={1.6} />
          </div>
          <p className={classes.caption}>
            <strong>{account?.handle ?? 'your.account'}</strong>{' '}
            {caption === '' ? <span className={classes.faint}>Your caption appears here.</span> : caption}
          </p>
        </div>
      </div>
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
