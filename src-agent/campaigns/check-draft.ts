import {
  captionProblemMessage,
  captionVariables,
  fieldIssues,
  renderCaption,
} from '../../src-shared/caption.ts';
import type { CampaignDraft } from '../../src-shared/domain/campaign.ts';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Issue } from '../../src-shared/domain/problem.ts';

/** What stands in the way of a draft whoever posts it: what is missing, files that are gone, captions that cannot be read. */
export function* draftIssues(draft: CampaignDraft, media: ReadonlyMap<number, Media>): Generator<Issue> {
  if (draft.name === '') yield { path: 'name', message: 'Give the campaign a name.' };
  if (draft.items.length === 0) yield { path: 'items', message: 'Add something to post.' };
  if (draft.accountFilter === null && draft.accountIds.length === 0)
    yield { path: 'accountIds', message: 'Choose at least one account.' };
  if (new Set(draft.accountIds).size < draft.accountIds.length)
    yield { path: 'accountIds', message: 'An account is chosen twice.' };
  yield* fieldIssues(draft.fields);
  for (const [index, item] of draft.items.entries()) {
    const path = `items.${index}`;
    yield* fileIssues(`${path}.mediaIds`, item.mediaIds, media);
    yield* textIssues(`${path}.caption`, item.caption, draft);
    yield* textIssues(`${path}.firstComment`, item.firstComment, draft);
    for (const [platform, variant] of Object.entries(item.variants)) {
      const own = `${path}.variants.${platform}`;
      yield* fileIssues(`${own}.mediaIds`, variant.mediaIds ?? [], media);
      yield* textIssues(`${own}.caption`, variant.caption ?? '', draft);
      yield* textIssues(`${own}.firstComment`, variant.firstComment ?? '', draft);
    }
  }
}

function* fileIssues(
  path: string,
  ids: readonly number[],
  media: ReadonlyMap<number, Media>,
): Generator<Issue> {
  for (const [index, id] of ids.entries()) {
    const file = media.get(id);
    if (file === undefined)
      yield { path: `${path}.${index}`, message: 'The file is not in the library any more. Add it again.' };
    else if (file.missing)
      yield {
        path: `${path}.${index}`,
        message: `The file of “${file.fileName}” is gone from the disk. Add it again.`,
      };
  }
}

function* textIssues(path: string, text: string, { fields }: CampaignDraft): Generator<Issue> {
  const variables = captionVariables(
    { handle: '', displayName: '', platform: '' },
    '2026-01-01T00:00',
    fields,
  );
  const names = Object.keys(variables);
  for (const problem of renderCaption(text, variables).problems)
    yield { path, message: captionProblemMessage(problem, names) };
}
