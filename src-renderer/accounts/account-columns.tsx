import type { Account } from '../../src-shared/domain/account.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { formatAgo } from '../format/time.ts';
import type { Column } from '../tables/columns.ts';
import { LoginCell, None, ProxyCell, StatusCell, TagsCell, WhoCell } from './account-cells.tsx';
import classes from './accounts.module.css';

/** The columns of the list of accounts. */
export function accountColumns(now: number): readonly Column<Account>[] {
  const plain = (text: string | null) => (text === null ? <None /> : <span title={text}>{text}</span>);
  const ago = (instant: string | null, never: string) =>
    instant === null ? (
      <None words={never} />
    ) : (
      <span className={classes.soft}>{formatAgo(instant, now)}</span>
    );
  return [
    {
      id: 'account',
      title: 'Account',
      width: 240,
      share: 4,
      sort: 'handle',
      shown: 'always',
      cell: (account) => <WhoCell account={account} />,
    },
    {
      id: 'platform',
      title: 'Platform',
      width: 100,
      share: 1,
      shown: 7,
      cell: ({ platform }) => platformName(platform),
    },
    {
      id: 'status',
      title: 'Status',
      width: 130,
      share: 1,
      sort: 'status',
      shown: 9,
      cell: (account) => <StatusCell account={account} />,
    },
    {
      id: 'client',
      title: 'Client',
      width: 130,
      share: 1.4,
      sort: 'client',
      shown: 5,
      cell: ({ client }) => plain(client),
    },
    {
      id: 'tags',
      title: 'Tags',
      width: 150,
      share: 1.6,
      shown: 4,
      cell: ({ tags }) => <TagsCell tags={tags} />,
    },
    {
      id: 'proxy',
      title: 'Proxy',
      width: 175,
      share: 2,
      shown: 6,
      cell: (account) => <ProxyCell account={account} />,
    },
    {
      id: 'profile',
      title: 'Profile',
      width: 130,
      share: 1.2,
      shown: 'extra',
      cell: ({ profileName }) => plain(profileName),
    },
    {
      id: 'phone',
      title: 'Phone',
      width: 130,
      share: 1.4,
      shown: 8,
      cell: ({ deviceName }) => (deviceName === null ? <None words="No phone yet" /> : plain(deviceName)),
    },
    {
      id: 'login',
      title: 'Login',
      width: 210,
      share: 1.4,
      shown: 2,
      cell: ({ login }) => <LoginCell login={login} now={now} />,
    },
    {
      id: 'lastUsed',
      title: 'Last used',
      width: 120,
      share: 1,
      sort: 'lastUsedAt',
      shown: 3,
      cell: ({ lastUsedAt }) => ago(lastUsedAt, 'Never'),
    },
    {
      id: 'name',
      title: 'Display name',
      width: 160,
      share: 1.6,
      sort: 'displayName',
      shown: 'extra',
      cell: ({ displayName }) => plain(displayName),
    },
    {
      id: 'email',
      title: 'E-mail',
      width: 200,
      share: 1.6,
      shown: 'extra',
      cell: ({ email }) => plain(email),
    },
    {
      id: 'added',
      title: 'Added',
      width: 120,
      share: 1,
      sort: 'id',
      shown: 1,
      cell: ({ createdAt }) => ago(createdAt, ''),
    },
  ];
}
