import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { drawPoster } from '../../src-agent/cli/demo-poster.ts';

const platforms: readonly Platform[] = ['instagram', 'threads', 'tiktok'];
const accountsEach = 2;
const mostCampaigns = 5;

type Planned = { readonly name: string; id: number | null; runId: number | null; readonly posts: number };

/** Some accounts of their own and a few campaigns on them. Everything a person does survives the agent: it is done again until it took. */
export class Batch {
  readonly campaigns: Planned[] = [];
  readonly cancelled = new Set<number>();
  readonly #name: string;
  #accountIds: number[] = [];
  #mediaId: number | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** Does what is still missing, one thing after the other; begins with one more campaign when `more`. */
  async goOn(client: AgentClient, more: boolean): Promise<void> {
    await this.#setUp(client);
    if (more && this.campaigns.length < mostCampaigns) {
      const items = 1 + (this.campaigns.length % 2);
      const name = `${this.#name} campaign ${this.campaigns.length + 1}`;
      this.campaigns.push({ name, id: null, runId: null, posts: items * this.#accountIds.length });
    }
    for (const campaign of this.campaigns) {
      campaign.id ??= await this.#create(client, campaign);
      campaign.runId ??= await startOnce(client, campaign.id);
    }
  }

  /** Whether an account of the platform (`tiktok/s1b2.tiktok.0`) is one of its. */
  owns(account: string): boolean {
    return account.includes(`/${this.#name}.`);
  }

  /** All jobs of all its runs. */
  async jobs(client: AgentClient): Promise<Job[]> {
    const runs = this.campaigns.flatMap(({ runId }) => (runId === null ? [] : [runId]));
    const lists = await Promise.all(runs.map((runId) => client.jobs.list({ runId, limit: 200 })));
    return lists.flatMap(({ items }) => items);
  }

  async #setUp(client: AgentClient): Promise<void> {
    const wanted = platforms.flatMap((platform) =>
      Array.from({ length: accountsEach }, (_, index) => ({
        platform,
        handle: `${this.#name}.${platform}.${index}`,
      })),
    );
    const { items } = await client.accounts.list({ search: `${this.#name}.`, limit: 50 });
    for (const { platform, handle } of wanted)
      if (!items.some((account) => account.handle === handle))
        await client.accounts.create({ platform, handle, displayName: handle, ownershipConfirmed: true });
    const all = await client.accounts.list({ search: `${this.#name}.`, limit: 50 });
    this.#accountIds = all.items.map(({ id }) => id);
    this.#mediaId ??= await anyPicture(client);
  }

  async #create(client: AgentClient, { name, posts }: Planned): Promise<number> {
    const { items } = await client.campaigns.list({ search: name, limit: 1 });
    if (items[0]?.name === name) return items[0].id;
    const content = Array.from({ length: posts / this.#accountIds.length }, (_, item) => ({
      kind: 'photo' as const,
      mediaIds: [this.#mediaId ?? 0],
      caption: `${name} item ${item + 1} by {account.handle}`,
      firstComment: `First under ${name} item ${item + 1}`,
      // Its interface takes no comments.
      variants: { tiktok: { firstComment: '' } },
    }));
    return (await client.campaigns.create({ name, items: content, accountIds: this.#accountIds })).id;
  }
}

/** Starts a campaign, or finds that an earlier call did before the agent that took it was killed. */
async function startOnce(client: AgentClient, id: number): Promise<number> {
  const campaign = await client.campaigns.get({ id });
  return campaign.lastRunId ?? (await client.campaigns.start({ id })).id;
}

async function anyPicture(client: AgentClient): Promise<number> {
  const { items } = await client.media.list({ limit: 1 });
  if (items[0] !== undefined) return items[0].id;
  const file = new File([new Uint8Array(await drawPoster())], 'poster.jpg', { type: 'image/jpeg' });
  return (await client.media.create({ file })).id;
}
