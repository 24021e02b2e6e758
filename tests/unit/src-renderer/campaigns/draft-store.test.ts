import { expect, test } from 'vitest';
import { DraftStore } from '../../../../src-renderer/campaigns/draft-store.ts';
import { draftOf, emptyComposer } from '../../../../src-renderer/campaigns/composer-state.ts';
import { cutCaption } from '../../../../src-renderer/campaigns/cut-caption.ts';
import type { Campaign, CampaignDraft } from '../../../../src-shared/domain/campaign.ts';

const draft = (name: string): CampaignDraft => draftOf({ ...emptyComposer, name });

function calls() {
  const sent: string[] = [];
  const answer = (id: number, { name }: CampaignDraft) => ({ id, name }) as Campaign;
  let refusing = false;
  return {
    sent,
    refuse: (next: boolean) => {
      refusing = next;
    },
    create: async (given: CampaignDraft) => {
      await Promise.resolve();
      if (refusing) throw new Error('refused');
      sent.push(`create ${given.name}`);
      return answer(7, given);
    },
    update: (given: CampaignDraft & { readonly id: number }) => {
      sent.push(`update ${given.id} ${given.name}`);
      return Promise.resolve(answer(given.id, given));
    },
  };
}

test('however close two stores come, one campaign is created, and what is stored is not sent again', async () => {
  const agent = calls();
  const store = new DraftStore(agent, { draft: draft(''), campaign: null });
  const [one, two] = [draft('A'), draft('Au')];
  const answers = await Promise.all([store.store(one), store.store(two), store.store(two)]);
  expect(answers.map(({ id }) => id)).toEqual([7, 7, 7]);
  expect(agent.sent).toEqual(['create A', 'update 7 Au']);
  expect([store.holds(two), store.holds(one), store.id]).toEqual([true, false, 7]);
});

test('a store that was refused is tried again with the next', async () => {
  const agent = calls();
  const store = new DraftStore(agent, { draft: draft(''), campaign: null });
  agent.refuse(true);
  await expect(store.store(draft('A'))).rejects.toThrow('refused');
  agent.refuse(false);
  await store.store(draft('B'));
  expect(agent.sent).toEqual(['create B']);
});

test('a caption is cut where the feed of its platform cuts it', () => {
  expect(cutCaption('Short', 'instagram')).toEqual({ text: 'Short', cut: false });
  const long = 'word '.repeat(60).trim();
  const { text, cut } = cutCaption(long, 'instagram');
  expect([cut, text.length <= 125, long.startsWith(`${text} `)]).toEqual([true, true, true]);
  expect(cutCaption(long, 'threads').cut).toBe(false);
  expect(cutCaption('one\ntwo\nthree', 'tiktok')).toEqual({ text: 'one\ntwo', cut: true });
});
