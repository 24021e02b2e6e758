import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Campaign, CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { Run } from '../../src-shared/domain/run.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { composerOf, draftOf, emptyComposer, type ComposerState } from './composer-state.ts';
import { countPhones } from './count-phones.ts';
import { placeIssues } from './place-issues.ts';

/** How many of the chosen accounts can be looked at in the preview. */
const previewed = 50;

/** Everything behind the composer: what is filled in, what the agent says about it, saving and posting. */
export function useComposer(campaign: Campaign | null) {
  const { query, client } = useAgent();
  const queries = useQueryClient();
  const [state, setState] = useState<ComposerState>(() =>
    campaign === null ? emptyComposer : composerOf(campaign),
  );
  const [savedId, setSavedId] = useState(campaign?.id ?? null);
  const [attempted, setAttempted] = useState(campaign !== null);
  const draft = useMemo(() => draftOf(state), [state]);
  const [settled] = useDebouncedValue(draft, 250);
  /** The answer carries the draft it is about: while the next one is awaited, the last one still stands here. */
  const checkOf = (asked: CampaignDraft) => ({
    queryKey: query.campaigns.check.queryKey({ input: asked }),
    queryFn: async ({ signal }: { signal: AbortSignal }) => ({
      ...(await client.campaigns.check(asked, { signal })),
      draft: asked,
    }),
  });
  const check = useQuery({ ...checkOf(settled), placeholderData: keepPreviousData, gcTime: 30_000 });
  const issues = useMemo(
    () => placeIssues(check.data ?? { draft: settled, issues: [] }, state),
    [check.data, settled, state],
  );
  const answered = settled === draft && check.data !== undefined && !check.isPlaceholderData;
  const chosen = useQueries({
    queries: state.accountIds
      .slice(0, previewed)
      .map((id) => query.accounts.get.queryOptions({ input: { id } })),
  });
  const accounts = chosen.flatMap(({ data }) => (data === undefined ? [] : [data]));

  const store = async () => {
    const stored =
      savedId === null
        ? await client.campaigns.create(draft)
        : await client.campaigns.update({ id: savedId, ...draft });
    setSavedId(stored.id);
    await queries.invalidateQueries({ queryKey: query.campaigns.key() });
    return stored;
  };
  const save = useMutation({ mutationFn: store });
  const post = useMutation({
    mutationFn: async (): Promise<Run> => {
      const stored = await store();
      const run = await client.campaigns.start({ id: stored.id });
      await queries.invalidateQueries({ queryKey: query.key() });
      return run;
    },
  });
  /** Asks the agent about exactly what is filled in now; answers null when something stands in the way. */
  const readyToPost = useMutation({
    mutationFn: async () => {
      setAttempted(true);
      const answer = await queries.fetchQuery(checkOf(draft));
      if (answer.issues.length > 0) return null;
      return { posts: answer.posts, phones: await countPhones(client, accounts, draft.accountIds) };
    },
  });
  const refused = [...issuesOf(save.error), ...issuesOf(post.error)];
  return {
    state,
    change: (how: (before: ComposerState) => ComposerState) => setState(how),
    accounts,
    /** What the agent says of exactly what is filled in; null while it is being asked. */
    answer: answered ? { posts: check.data?.posts ?? 0, issueCount: check.data?.issues.length ?? 0 } : null,
    issues,
    refused,
    attempted,
    attempt: () => setAttempted(true),
    checkFailure: check.error,
    save,
    post,
    readyToPost,
  };
}

/** What the composer's sections share. */
export type Composer = ReturnType<typeof useComposer>;
