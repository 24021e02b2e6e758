import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { readMedia } from '../media/media-rows.ts';
import type { Steps } from '../steps.ts';
import { readCampaignFacts } from './campaign-facts.ts';
import type { CampaignParts } from './campaign-parts.ts';
import { filesOf } from './check-campaign.ts';
import { checkRoutes } from './check-accounts.ts';
import { draftIssues } from './check-draft.ts';
import { PostJudge } from './check-posts.ts';
import { Findings } from './findings.ts';
import { type Post, preparePlan, timeIssues } from './plan-campaign.ts';

/** Captions filled in, in one step: some milliseconds. */
const window = 1_000;

/**
 * What stands in the way of a change after the start: of content and, where they change, of times. The accounts were judged
 * by the start.
 */
export function* changeIssues(parts: CampaignParts, after: CampaignDraft, retime: boolean): Steps<Findings> {
  const { store } = parts;
  const found = { issues: new Findings(), warnings: new Findings() };
  const draft = { ...after, accountFilter: null };
  const { accounts } = yield* readCampaignFacts(store, parts.accounts, draft);
  const media = new Map(readMedia(store, filesOf(draft)).map((file) => [file.id, file]));
  found.issues.addAll(draftIssues(draft, media));
  const now = store.now();
  const prepared = yield* preparePlan({ draft, accounts, now, until: now, systemZone: parts.systemZone() });
  const platforms = new Set<Platform>(accounts.map(({ platform }) => platform));
  checkRoutes(parts.routeFor, platforms, prepared.contents, found);
  const judge = new PostJudge(draft.items, media, parts.routeFor, found);
  judge.judgeContents(platforms, prepared.contents);
  if (retime) found.issues.addAll(yield* timeIssues(prepared));
  yield;
  const { contents, writer } = prepared;
  const place = { localTime: '2026-12-31T23:59', occurrence: '' };
  let looked = 0;
  for (const account of accounts)
    for (const content of contents.get(account.platform)?.values() ?? []) {
      const post: Post = {
        account,
        content,
        ...writer.write(content, account, place),
        at: null,
        zone: '',
        ...place,
      };
      judge.judgeTexts(post);
      if (++looked % window === 0) yield;
    }
  return found.issues;
}
