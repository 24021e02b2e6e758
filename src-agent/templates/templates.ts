import { campaignRecipe } from '../../src-shared/domain/template.ts';
import { warmupRecipe } from '../../src-shared/domain/warmup.ts';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { NewTemplate, Template, TemplateChange } from '../../src-shared/domain/template.ts';
import { done, invalid, notFound, type Outcome } from '../outcome.ts';
import { literally } from '../store/like.ts';
import { type Page, type PageRequest, readPage } from '../store/paging.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

/** Reusable recipes. */
export class Templates {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  list(
    request: PageRequest & {
      readonly search?: string | undefined;
      readonly of: 'caption' | 'campaign' | 'warmup' | 'all';
    },
  ): Page<Template> {
    let query = this.#store.query.selectFrom('template').selectAll();
    if (request.of === 'warmup') query = query.where('kind', '=', 'warmup');
    else if (request.of !== 'all')
      query = query
        .where('kind', '=', 'posting')
        .where('campaign_json', request.of === 'campaign' ? 'is not' : 'is', null);
    if (request.search !== undefined && request.search !== '')
      query = query.where(sql<boolean>`name LIKE ${`%${literally(request.search)}%`} ESCAPE '\\'`);
    return readPage(this.#store, query, 'template.id', request, 'asc', toTemplate);
  }

  get(id: number): Outcome<Template> {
    const row = this.#store.get(this.#store.query.selectFrom('template').selectAll().where('id', '=', id));
    return row === undefined ? notFound('template', id) : done(toTemplate(row));
  }

  create(template: NewTemplate): Outcome<Template> {
    const { kind, name, caption, campaign, warmup } = template;
    if (kind === 'warmup' && warmup === null)
      return invalid({ path: 'warmup', message: 'Say what the warm-up does.' });
    if (kind === 'warmup' ? campaign !== null : warmup !== null) return oneKind;
    const id = this.#store.write((tx) => {
      const now = this.#store.now();
      const { insertedId } = tx.run(
        tx.query.insertInto('template').values({
          uid: uuidv7(),
          kind,
          name,
          caption,
          campaign_json: campaign === null ? null : JSON.stringify(campaign),
          warmup_json: warmup === null ? null : JSON.stringify(warmup),
          created_at: now,
          updated_at: now,
        }),
      );
      tx.append({
        type: 'template.created',
        message: `Template “${template.name}” was added`,
        data: { templateId: insertedId },
      });
      return insertedId;
    });
    return this.get(id);
  }

  update(id: number, change: TemplateChange): Outcome<Template> {
    const before = this.get(id);
    if (!before.ok) return before;
    const {
      name = before.value.name,
      caption = before.value.caption,
      campaign = before.value.campaign,
      warmup = before.value.warmup,
    } = change;
    if (before.value.kind === 'warmup' ? campaign !== null : warmup !== null) return oneKind;
    this.#store.write((tx) => {
      tx.run(
        tx.query
          .updateTable('template')
          .set({
            name,
            caption,
            campaign_json: campaign === null ? null : JSON.stringify(campaign),
            warmup_json: warmup === null ? null : JSON.stringify(warmup),
            updated_at: this.#store.now(),
          })
          .where('id', '=', id),
      );
      tx.append({
        type: 'template.updated',
        message: `Template “${name}” was changed`,
        data: { templateId: id },
      });
    });
    return this.get(id);
  }

  delete(id: number): Outcome<{ ok: true }> {
    const before = this.get(id);
    if (!before.ok) return before;
    this.#store.write((tx) => {
      tx.run(tx.query.deleteFrom('template').where('id', '=', id));
      tx.append({
        type: 'template.deleted',
        message: `Template “${before.value.name}” was removed`,
        data: { templateId: id },
      });
    });
    return done({ ok: true });
  }
}

const oneKind = invalid({
  path: 'kind',
  message: 'A template is either for posting or for a warm-up. Make two of them.',
});

function toTemplate(row: Row<'template'>): Template {
  return {
    id: row.id,
    uid: row.uid,
    kind: row.kind,
    name: row.name,
    caption: row.caption,
    warmup: row.warmup_json === null ? null : warmupRecipe.parse(JSON.parse(row.warmup_json)),
    campaign: row.campaign_json === null ? null : campaignRecipe.parse(JSON.parse(row.campaign_json)),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}
