import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Campaign, CampaignDraft } from '../../src-shared/domain/campaign.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import type { ComposerState } from './composer-state.ts';
import { placeIssues } from './place-issues.ts';
import { useAudience } from './use-audience.ts';
import { useDraft } from './use-draft.ts';

/** Everything behind the composer: what is filled in, what the agent says about it, saving and starting. */
export function useComposer(
  campaign: Campaign | null,
  begin: ComposerState | null,
  onStored: (id: number) => void,
) {
  const { query, client } = useAgent();
  const queries = useQueryClient();
  const written = useDraft(campaign, begin, onStored);
  const { draft, state } = written;
  const [attempted, setAttempted] = useState(campaign !== null);
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
  const refused = issuesOf(written.save.error);
  const checked = check.data;
  const issues = useMemo(
    () => placeIssues(checked?.issues ?? [], checked?.draft ?? draft, draft),
    [checked, draft],
  );
  const warnings = useMemo(
    () => placeIssues(checked?.warnings ?? [], checked?.draft ?? draft, draft),
    [checked, draft],
  );
  const answered = settled === draft && checked !== undefined && !check.isPlaceholderData;
  const accounts = useAudience(state);

  /** Asks the agent about exactly what is filled in now. */
  const ask = useMutation({
    mutationFn: async () => {
      setAttempted(true);
      const answer = await queries.fetchQuery(checkOf(draft));
      return { ...answer, placed: placeIssues(answer.issues, draft, draft) };
    },
  });
  return {
    ...written,
    accounts,
    /** What the agent says of exactly what is filled in; null while it is being asked. */
    answer: answered ? checked : null,
    /** What it said last, perhaps of an earlier draft. */
    checked: checked ?? null,
    issues,
    warnings,
    refused,
    attempted,
    checkFailure: check.error,
    ask,
  };
}

/** What the composer's parts share. */
export type Composer = ReturnType<typeof useComposer>;
