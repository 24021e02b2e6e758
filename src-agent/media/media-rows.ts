import { sql } from 'kysely';
import { z } from 'zod';
import type { Media } from '../../src-shared/domain/media.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

const storedTags = z.array(z.string());

type MediaRow = Row<'media'> & { readonly tags_json: string };

/** The files with those ids, in that order; ids that are not there are left out. */
export function readMedia(reader: Reader, ids: readonly number[]): Media[] {
  const rows = reader.all(
    reader.query
      .selectFrom('media')
      .selectAll()
      .select(
        sql<string>`(SELECT json_group_array(tag) FROM media_tag WHERE media_id = media.id)`.as('tags_json'),
      )
      .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
  );
  const byId = new Map(rows.map((row) => [row.id, toMedia(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toMedia(row: MediaRow): Media {
  return {
    id: row.id,
    uid: row.uid,
    fileName: row.file_name,
    kind: row.kind,
    mime: row.mime,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    orientation: row.orientation,
    durationMs: row.duration_ms,
    videoCodec: row.video_codec,
    audioCodec: row.audio_codec,
    frameRate: row.frame_rate,
    bitRate: row.bit_rate,
    hasLocation: row.has_location === 1,
    sha256: row.sha256,
    folder: row.folder,
    client: row.client,
    tags: storedTags.parse(JSON.parse(row.tags_json)).toSorted(),
    hasThumbnail: row.has_thumbnail === 1,
    missing: row.missing_at !== null,
    originalId: row.original_id,
    uses: row.uses,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
