import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Campaign, CampaignDraft } from '../../src-shared/domain/campaign.ts';
import { useAgent } from '../agent/agent-context.ts';
import {
  composerOf,
  draftOf,
  emptyComposer,
  isUntouched,
  newComposer,
  type ComposerState,
} from './composer-state.ts';
import { DraftStore } from './draft-store.ts';

/** How long somebody pauses before what was written is stored, in milliseconds. */
const pause = 900;

/**
 * What is filled in, and its way into the store: a draft is stored as one goes, a campaign that was started only when one
 * says so. `onStored` is told when the campaign got its number.
 */
export function useDraft(
  campaign: Campaign | null,
  begin: ComposerState | null,
  onStored: (id: number) => void,
) {
  const { client, query } = useAgent();
  const queries = useQueryClient();
  const [state, setState] = useState<ComposerState>(
    () => begin ?? (campaign === null ? newComposer(Math.random()) : composerOf(campaign)),
  );
  const draft = useMemo(() => draftOf(state), [state]);
  // A draft that was begun from a template is not stored yet, so that it is not what the store holds.
  const [store] = useState(
    () =>
      new DraftStore(
        { create: client.campaigns.create, update: client.campaigns.update },
        { draft: begin === null ? draft : draftOf(emptyComposer), campaign },
      ),
  );
  const bySelf = campaign === null || campaign.status === 'draft';
  const save = useMutation({
    mutationFn: async () => {
      const before = store.id;
      const stored = await store.store(draft);
      queries.setQueryData(query.campaigns.get.queryKey({ input: { id: stored.id } }), stored);
      await queries.invalidateQueries({ queryKey: query.campaigns.list.key() });
      return { stored, isNew: before === null };
    },
    onSuccess: ({ stored, isNew }) => {
      if (isNew) onStored(stored.id);
    },
  });
  const [settled] = useDebouncedValue(draft, pause);
  const keep = useEffectEvent((rested: CampaignDraft) => {
    if (bySelf && rested.name !== '' && !store.holds(rested)) save.mutate();
  });
  useEffect(() => keep(settled), [settled]);
  return {
    state,
    draft,
    change: (how: (before: ComposerState) => ComposerState) => setState(how),
    save,
    /** The campaign's number once it is stored. */
    id: () => store.id,
    /** Whether something would be lost by leaving. */
    isUnsaved: () => !store.holds(draft) && !(store.id === null && isUntouched(state)),
    /** It is stored without being told to. */
    bySelf,
    named: draft.name !== '',
  };
}
