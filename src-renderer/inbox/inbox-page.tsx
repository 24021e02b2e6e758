import { Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { InboxItem } from '../../src-shared/domain/job.ts';
import { formatCount } from '../format/amount.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ButtonLink } from '../parts/links.tsx';
import { LoadingRows } from '../parts/loading-rows.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { FilterSelect } from '../tables/filter-select.tsx';
import { openNext, reasonLabels } from './decisions.ts';
import { inboxReasons, readInboxAddress } from './inbox-address.ts';
import { InboxEntry } from './inbox-entry.tsx';
import { InboxList } from './inbox-list.tsx';
import classes from './inbox.module.css';
import { RetryAll } from './retry-all.tsx';
import { useInbox } from './use-inbox.ts';

const reasonOptions = inboxReasons.map((value) => ({ value, label: reasonLabels[value].text }));

/** Everything that waits for a person, with what is known and what can be decided. */
export function InboxPage() {
  const navigate = useNavigate();
  const address = useSearch({ from: '/inbox' });
  const inbox = useInbox(address.reason);
  const [cameUp, setCameUp] = useState<number | null>(null);
  const { items } = inbox;
  const open = items.find(({ job }) => job.id === address.open) ?? items[0];
  const choose = (reason: string | undefined) =>
    void navigate({ to: '/inbox', search: readInboxAddress({ reason }) });
  const decided = (jobId: number) => {
    const next = openNext(
      items.map(({ job }) => job.id),
      jobId,
    );
    setCameUp(next);
    void navigate({
      to: '/inbox',
      search: readInboxAddress({ ...address, open: next ?? undefined }),
      replace: true,
    });
  };
  const none = inbox.known && items.length === 0;
  return (
    <Page
      fill
      width="full"
      title="Needs you"
      intro="Posts that stopped and wait for your decision. Nothing happens to them until you decide."
      actions={<RetryAll />}
    >
      <div className={classes.stack}>
        {none && address.reason === undefined ? null : (
          <div className={classes.filters}>
            <FilterSelect label="Reason" value={address.reason} options={reasonOptions} onChange={choose} />
            <span className={classes.soft} role="status">
              {inbox.known ? formatCount(inbox.total, 'post') : ''}
            </span>
          </div>
        )}
        {inbox.error === null ? null : <FailureNotice error={inbox.error} onRetry={inbox.retry} />}
        {inbox.isPending ? <LoadingRows rows={5} height={64} /> : null}
        {none ? <Nothing filtered={address.reason !== undefined} onClear={() => choose(undefined)} /> : null}
        {open === undefined ? null : (
          <div className={classes.columns}>
            <Panel flush grow="fit">
              <InboxList items={items} address={address} openId={open.job.id} nearEnd={inbox.nearEnd} />
            </Panel>
            <Opened item={open} cameUp={cameUp} onDecided={decided} />
          </div>
        )}
      </div>
    </Page>
  );
}

function Opened(props: {
  readonly item: InboxItem;
  readonly cameUp: number | null;
  readonly onDecided: (jobId: number) => void;
}) {
  const { item } = props;
  return (
    <div className={classes.opened} tabIndex={0} role="region" aria-label="The post that is open">
      <InboxEntry
        key={item.job.id}
        item={item}
        takesFocus={props.cameUp === item.job.id}
        onDecided={props.onDecided}
      />
    </div>
  );
}

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  return (
    <EmptyState
      icon={<IconMoodSmile size={26} />}
      title={filtered ? 'Nothing of this kind needs you' : 'Nothing needs you'}
      actions={
        filtered ? (
          <Button variant="default" onClick={onClear}>
            Show everything
          </Button>
        ) : (
          <ButtonLink variant="default" to="/calendar">
            Open the calendar
          </ButtonLink>
        )
      }
    >
      Posts whose outcome is not certain, that a platform stopped, that missed their slot or that failed come
      here.
    </EmptyState>
  );
}
