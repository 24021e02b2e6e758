import type { Evidence } from '../../src-shared/domain/job.ts';

/**
 * The evidence of an attempt is one flat record that only grows. These keys mean the same on every route; whatever else a
 * route keeps there (a container's id, the screens it saw) is its own. Times are ISO 8601 in UTC.
 *
 * | Key             | Written                      | Says                                                            |
 * |-----------------|------------------------------|-----------------------------------------------------------------|
 * | `account`       | by the engine, when prepared | whose post it is: the handle                                    |
 * | `caption`       | by the engine, when prepared | what it says                                                    |
 * | `countBefore`   | by the route, when prepared  | the posts on the profile before it; absent or null when unknown |
 * | `newestBefore`  | by the route, when prepared  | where no number is told: the newest posts before it, as JSON     |
 * | `sentAt`        | by the engine, before commit | when it was sent                                                |
 * | `seenCaption`   | by the route, looking        | what the newest post (or the one that matched) says             |
 * | `seenCount`     | by the route, looking        | the posts on the profile then                                   |
 * | `seenAt`        | by the route, looking        | when that newest post was made                                  |
 * | `seenPermalink` | by the route, looking        | the address of that newest post                                 |
 * | `lookedAt`      | by the engine, looking       | when it was looked last                                         |
 * | `reads`         | by the route, looking        | how many reads it was decided on                                |
 * | `decidedBy`, `decision` | by the engine        | that a person decided, and what                                 |
 */
export type SeenKeys = {
  readonly seenCaption?: string | null;
  readonly seenCount?: number | null;
  readonly seenAt?: string | null;
  readonly seenPermalink?: string | null;
  readonly reads?: number;
};

/** One line of what is known, as a person reads it. */
export type EvidenceLine = { readonly label: string; readonly value: string };

/** What would be seen had it been posted, and what was seen, as two lists of lines to be read side by side. */
export function sideBySide(evidence: Evidence): {
  readonly expected: EvidenceLine[];
  readonly seen: EvidenceLine[];
} {
  const before = evidence['countBefore'];
  return {
    expected: lines([
      ['Account', said(evidence['account'])],
      ['Caption', said(evidence['caption'])],
      ['Posts', typeof before === 'number' ? `${before} before, ${before + 1} with it` : null],
      ['Sent', said(evidence['sentAt'])],
    ]),
    seen: lines([
      ['Newest post', said(evidence['seenCaption'])],
      ['Posts', said(evidence['seenCount'])],
      ['Posted', said(evidence['seenAt'])],
      ['Address', said(evidence['seenPermalink'])],
      ['Looked', said(evidence['lookedAt'])],
    ]),
  };
}

function said(value: Evidence[string] | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}

function lines(all: readonly (readonly [string, string | null])[]): EvidenceLine[] {
  return all.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
