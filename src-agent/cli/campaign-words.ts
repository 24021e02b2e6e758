import { accountName } from '../../src-shared/account-name.ts';
import type {
  Campaign,
  CampaignCheck,
  CampaignSummary,
  PlannedPost,
} from '../../src-shared/domain/campaign.ts';
import { table } from './terminal.ts';

/** Campaigns, one a line. */
export function campaignTable(campaigns: readonly (Campaign | CampaignSummary)[]): string[] {
  const rows = campaigns.map((campaign) => [
    String(campaign.id),
    campaign.name,
    campaign.status,
    String(typeof campaign.items === 'number' ? campaign.items : campaign.items.length),
    String('accounts' in campaign ? campaign.accounts : campaign.accountIds.length),
    campaign.lastRunId === null ? '' : String(campaign.lastRunId),
  ]);
  return table(['Campaign', 'Name', 'State', 'Posts', 'Accounts', 'Last run'], rows);
}

/** Planned posts, one a line. */
export function postTable(posts: readonly PlannedPost[]): string[] {
  const rows = posts.map((post) => [
    post.localTime ?? 'at once',
    post.zone,
    accountName(post.handle),
    post.platform,
    post.kind,
    post.caption.split('\n')[0] ?? '',
  ]);
  return table(['When', 'Zone', 'Account', 'Platform', 'Kind', 'Caption'], rows);
}

/** What a check found. */
export function checkLines(check: CampaignCheck): string[] {
  const say = (word: string) => (issue: CampaignCheck['issues'][number]) =>
    `${word} (${issue.path}): ${issue.message}`;
  return [
    `${check.posts === null ? 'Posts without end' : `${check.posts} posts`} for ${check.accounts} accounts`,
    ...check.issues.map(say('In the way')),
    ...check.warnings.map(say('Worth knowing')),
    ...(check.issueCount > 0 ? [] : ['It can start.']),
  ];
}
