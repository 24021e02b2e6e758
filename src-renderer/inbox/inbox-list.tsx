import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { InboxItem } from '../../src-shared/domain/job.ts';
import { formatAgo } from '../format/time.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { PlatformIcon } from '../parts/platform-icon.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { useNow } from '../parts/use-now.ts';
import { useRows } from '../parts/use-rows.ts';
import { reasonLabels } from './decisions.ts';
import type { InboxAddress } from './inbox-address.ts';
import classes from './inbox.module.css';

const rowHeight = 84;

/** What needs a person, newest first; the arrow keys go from one to the next. */
export function InboxList(props: {
  readonly items: readonly InboxItem[];
  readonly address: InboxAddress;
  readonly openId: number | undefined;
  readonly nearEnd: () => void;
}) {
  const { items, openId } = props;
  const now = useNow(30_000);
  const { scroller, visible, total } = useRows<HTMLDivElement>({
    count: items.length,
    height: rowHeight,
    keyOf: (index) => items[index]?.job.id ?? index,
    nearEnd: props.nearEnd,
  });
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label="What needs you">
      <ul className={classes.list} style={{ height: total }} onKeyDown={walk}>
        {visible.map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const { job } = item;
          return (
            <li key={job.id} className={classes.place} style={{ transform: `translateY(${start}px)` }}>
              <Link
                to="/inbox"
                search={{ ...props.address, open: job.id }}
                className={classes.row}
                aria-current={job.id === openId ? 'true' : undefined}
              >
                <AccountAvatar handle={job.accountHandle} size={32} />
                <span className={classes.rowWords}>
                  <span className={classes.rowHead}>
                    <PlatformIcon platform={job.platform} />
                    <span className={classes.handle}>{accountName(job.accountHandle)}</span>
                    <span className={classes.when}>{formatAgo(item.since, now)}</span>
                  </span>
                  <span className={classes.what}>{job.problem?.message ?? item.campaignName}</span>
                  <span className={classes.rowFoot}>
                    <StatusBadge label={reasonLabels[item.reason]} />
                    <span className={classes.what}>{item.campaignName}</span>
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Up and down move the focus along the list. */
function walk(press: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[press.key];
  if (by === undefined) return;
  const links = [...press.currentTarget.querySelectorAll('a')];
  const next = links[links.findIndex((link) => link === document.activeElement) + by];
  if (next === undefined) return;
  press.preventDefault();
  next.focus();
}
