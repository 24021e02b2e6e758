import { sql } from 'kysely';
import type { Media, MediaFilter, MediaSelection } from '../../src-shared/domain/media.ts';
import { literally } from '../store/like.ts';
import { readCursor, writeCursor } from '../store/page-cursor.ts';
import type { Page } from '../store/paging.ts';
import type { Reader } from '../store/store.ts';
import { readMedia } from './media-rows.ts';

const columns = { id: 'id', fileName: 'file_name', bytes: 'bytes', uses: 'uses' } as const;
type Field = keyof typeof columns;

/** Which page of the library, in which order. `cursor`: after that row; `offset`: after so many rows. */
export type MediaListRequest = MediaFilter & {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly offset?: number | undefined;
  readonly sort: Field | `-${Field}`;
};

/** One page of the files that pass the filter. */
export function listMedia(reader: Reader, request: MediaListRequest): Page<Media> {
  const descending = request.sort.startsWith('-');
  const field = request.sort.replace('-', '') as Field;
  const column = columns[field];
  const filtered = filteredMedia(reader, request);
  const total = reader.get(filtered.select(({ fn }) => fn.countAll<number>().as('total')))?.total ?? 0;
  const direction = descending ? 'desc' : 'asc';
  const kind = field === 'fileName' ? 'string' : 'number';
  // A cursor that this list did not give starts at the beginning.
  const after = readCursor(request.sort, [kind, 'number'], request.cursor ?? '');
  let query = filtered.select(['id', `${column} as value`]);
  if (after !== null) {
    const compare = descending ? sql`<` : sql`>`;
    query = query.where(sql<boolean>`(${sql.ref(column)}, id) ${compare} (${after[0]}, ${after[1]})`);
  }
  query = query.orderBy(column, direction).limit(request.limit + 1);
  if (column !== 'id') query = query.orderBy('id', direction);
  if (after === null && request.offset !== undefined) query = query.offset(request.offset);
  const rows = reader.all(query);
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: readMedia(
      reader,
      shown.map(({ id }) => id),
    ),
    total,
    next:
      rows.length > request.limit && last !== undefined
        ? writeCursor(request.sort, [last.value, last.id])
        : null,
  };
}

/** The ids that a selection means, oldest first. */
export function selectedMedia(reader: Reader, selection: MediaSelection): number[] {
  if ('ids' in selection) return [...new Set(selection.ids)];
  return reader.all(filteredMedia(reader, selection.filter).select('id').orderBy('id')).map(({ id }) => id);
}

/** The folders, tags and clients in use, each with how many files. */
export function mediaFacets(reader: Reader) {
  const { query } = reader;
  const count = sql<number>`count(*)`.as('count');
  return {
    folders: reader.all(
      query.selectFrom('media').select(['folder as value', count]).groupBy('folder').orderBy('folder'),
    ),
    tags: reader.all(
      query.selectFrom('media_tag').select(['tag as value', count]).groupBy('tag').orderBy('tag'),
    ),
    clients: reader.all(
      query
        .selectFrom('media')
        .select([sql<string>`client`.as('value'), count])
        .where('client', 'is not', null)
        .groupBy('client')
        .orderBy('client'),
    ),
  };
}

/** A folder means what lies in it and in the folders below; `` means what lies in none. */
function filteredMedia(reader: Reader, filter: MediaFilter) {
  let query = reader.query.selectFrom('media');
  const { search, kind, folder, tag, client, missing, used } = filter;
  if (search !== undefined && search.trim() !== '') {
    const like = `%${literally(search.trim())}%`;
    query = query.where(sql<boolean>`file_name LIKE ${like} ESCAPE '\\'`);
  }
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (folder === '') query = query.where('folder', '=', '');
  else if (folder !== undefined)
    // “0” follows “/”: all that begins with the folder and a slash.
    query = query.where(
      sql<boolean>`(folder = ${folder} OR (folder > ${`${folder}/`} AND folder < ${`${folder}0`}))`,
    );
  if (tag !== undefined)
    query = query.where(sql<boolean>`id IN (SELECT media_id FROM media_tag WHERE tag = ${tag})`);
  if (client !== undefined) query = query.where('client', '=', client);
  if (missing !== undefined) query = query.where('missing_at', missing === 'yes' ? 'is not' : 'is', null);
  if (used !== undefined) query = query.where('uses', used === 'yes' ? '>' : '=', 0);
  return query;
}
