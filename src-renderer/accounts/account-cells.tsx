import { Tooltip } from '@mantine/core';
import { IconKeyOff } from '@tabler/icons-react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Account, LoginTest } from '../../src-shared/domain/account.ts';
import { formatAgo } from '../format/time.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { accountLabels, loginLabels, proxyLabels } from '../parts/tone.ts';
import classes from './accounts.module.css';

/** Who it is: picture, handle and display name. */
export function WhoCell({ account }: { readonly account: Account }) {
  return (
    <span className={classes.who}>
      <AccountAvatar handle={account.handle} name={account.displayName} />
      <span>
        <span className={classes.handle}>{accountName(account.handle)}</span>
        <span className={classes.soft}>{account.displayName}</span>
      </span>
    </span>
  );
}

/** Its status, with the reason behind it, and whether its secrets were lost. */
export function StatusCell({ account }: { readonly account: Account }) {
  return (
    <span className={classes.marks}>
      <Tooltip label={account.statusReason} disabled={account.statusReason === null} multiline maw={320}>
        <span>
          <StatusBadge label={accountLabels[account.status]} />
        </span>
      </Tooltip>
      {account.secretsUnreadable ? (
        <Tooltip
          label="Sign in again: the key that opens its password is not here (Settings tells why)"
          multiline
          maw={320}
        >
          <IconKeyOff size={16} className={classes.warn} role="img" aria-label="Sign in again" />
        </Tooltip>
      ) : null}
    </span>
  );
}

/** The proxy it goes through, with a dot for its state. */
export function ProxyCell({ account }: { readonly account: Account }) {
  if (account.proxyName === null || account.proxyStatus === null) return <None />;
  const label = proxyLabels[account.proxyStatus];
  return (
    <span className={classes.marks} title={account.proxyName}>
      <span className={classes.dot} data-tone={label.tone} role="img" aria-label={label.text} />
      <span className={classes.cut}>{account.proxyName}</span>
    </span>
  );
}

/** Its first tags, and how many more there are. */
export function TagsCell({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return <None />;
  return (
    <span className={classes.marks} title={tags.join(', ')}>
      {tags.slice(0, 2).map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
      {tags.length > 2 ? <span className={classes.soft}>+{tags.length - 2}</span> : null}
    </span>
  );
}

/** What the last login test found, and when. */
export function LoginCell({ login, now }: { readonly login: LoginTest | null; readonly now: number }) {
  if (login === null) return <None words="Not tested" />;
  return (
    <span title={login.evidence.join('\n')}>
      <StatusBadge label={loginLabels[login.state]} />{' '}
      <span className={classes.soft}>{formatAgo(login.checkedAt, now)}</span>
    </span>
  );
}

/** Something an account has none of. */
export function None({ words = '–' }: { readonly words?: string }) {
  return <span className={classes.soft}>{words}</span>;
}
