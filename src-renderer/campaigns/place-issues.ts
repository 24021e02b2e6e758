import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';
import { stepOf, type Step } from './composer-steps.ts';

/** Something to put right, with the step it belongs to; `accountId` where it is about one of the chosen accounts. */
export type PlacedIssue = Issue & { readonly step: Step; readonly accountId: number | null };

/**
 * What `campaigns.check` found (`name`, `items.0.caption`, `accountIds.2`, `plan.schedule`, …) by where it stands. The
 * answer may be about an earlier draft: what was said about a field that has changed since is left out.
 */
export function placeIssues(
  found: readonly Issue[],
  checked: CampaignDraft,
  draft: CampaignDraft,
): readonly PlacedIssue[] {
  const sameAudience =
    same(checked.accountIds, draft.accountIds) && alike(checked.accountFilter, draft.accountFilter);
  const chosen = new Set(draft.accountFilter === null ? draft.accountIds : []);
  const samePlan = alike(checked.plan, draft.plan);
  const holds = (path: string): boolean => {
    const [field, index, part] = path.split('.');
    switch (field) {
      case 'name':
        return checked.name === draft.name;
      case 'items':
        if (index === undefined) return alike(checked.items, draft.items);
        // The words are measured as they read for each account.
        return (
          alike(checked.items[Number(index)], draft.items[Number(index)]) &&
          (part === 'mediaIds' || sameAudience)
        );
      case 'fields':
        return alike(checked.fields, draft.fields);
      case 'accountIds':
        return index === undefined ? sameAudience : chosen.has(checked.accountIds[Number(index)] ?? -1);
      case 'accountFilter':
        return sameAudience;
      case 'plan':
        return samePlan && sameAudience;
      default:
        return samePlan && sameAudience && alike(checked.items, draft.items);
    }
  };
  return found
    .filter(({ path }) => holds(path))
    .map((issue) => ({ ...issue, step: stepOf(issue.path), accountId: accountOf(issue.path, checked) }));
}

/** What is said of a field and of all below it, each sentence once. */
export function saidOf(issues: readonly PlacedIssue[], ...fields: readonly string[]): readonly string[] {
  const about = issues.filter(({ path }) =>
    fields.some((field) => path === field || path.startsWith(`${field}.`)),
  );
  return [...new Set(about.map(({ message }) => message))];
}

/** What is said of single accounts, by their ids. */
export function saidOfAccounts(issues: readonly PlacedIssue[]): ReadonlyMap<number, readonly string[]> {
  const said = new Map<number, readonly string[]>();
  for (const { accountId, message } of issues) {
    if (accountId === null) continue;
    const before = said.get(accountId) ?? [];
    if (!before.includes(message)) said.set(accountId, [...before, message]);
  }
  return said;
}

function accountOf(path: string, checked: CampaignDraft): number | null {
  const [field, index] = path.split('.');
  return field === 'accountIds' && index !== undefined ? (checked.accountIds[Number(index)] ?? null) : null;
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

function alike(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
