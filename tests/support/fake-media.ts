import { createHash } from 'node:crypto';
import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { Media, MediaFilter, MediaFit } from '../../src-shared/domain/media.ts';
import { find, page } from './fake-answers.ts';
import { fakeMediaSharing } from './fake-media-sharing.ts';
import { uid, type FakeWorld } from './fake-world.ts';
import { screenPicture } from './screen-picture.ts';
import { facetsOf } from './fake-facets.ts';

/** Facts of a plain upright photo; tests say what else it is. */
export function plainMedia(rest: Partial<Media>): Media {
  return {
    id: 1,
    uid: uid(401),
    fileName: 'photo.jpg',
    kind: 'image',
    mime: 'image/jpeg',
    bytes: 312_000,
    width: 1080,
    height: 1350,
    orientation: 1,
    durationMs: null,
    videoCodec: null,
    audioCodec: null,
    frameRate: null,
    bitRate: null,
    hasLocation: false,
    sha256: 'a'.repeat(64),
    folder: '',
    client: null,
    tags: [],
    hasThumbnail: true,
    missing: false,
    originalId: null,
    uses: 0,
    createdAt: '2026-11-21T10:00:00.000Z',
    ...rest,
  };
}

/** Puts a file into the fake library; without bytes of its own it is drawn when it is asked for. */
export function addMedia(world: FakeWorld, rest: Partial<Media>, file?: File): Media {
  const id = world.media.length + 1;
  const facts = plainMedia({ id, uid: uid(400 + id), createdAt: world.now(), ...rest });
  world.media.push({ facts, file: file ?? new File([], facts.fileName) });
  return facts;
}

function matches(facts: Media, filter: MediaFilter): boolean {
  const below = filter.folder === undefined || filter.folder === '';
  return (
    facts.fileName.includes(filter.search ?? '') &&
    (filter.kind ?? facts.kind) === facts.kind &&
    (below || facts.folder === filter.folder || facts.folder.startsWith(`${filter.folder}/`)) &&
    (filter.tag === undefined || facts.tags.includes(filter.tag)) &&
    (filter.client ?? facts.client) === facts.client &&
    (filter.missing === undefined || (filter.missing === 'yes') === facts.missing) &&
    (filter.used === undefined || (filter.used === 'yes') === facts.uses > 0)
  );
}

/** PNGs are refused by Instagram and can be made JPEGs; a picture that says where it was taken gets advice. */
function fitsOf(facts: Media): MediaFit[] {
  const jpeg = {
    rule: 'format',
    message: 'Instagram takes JPEG pictures only.',
    stops: true,
    fix: 'to_jpeg' as const,
  };
  const place = {
    rule: 'location',
    message: 'The file says where it was taken.',
    stops: false,
    fix: 'strip_location' as const,
  };
  const advice = facts.hasLocation ? [place] : [];
  const instagram = {
    platform: 'instagram' as const,
    findings: [...(facts.mime === 'image/png' ? [jpeg] : []), ...advice],
  };
  return [
    { placement: 'instagram_image', title: 'Instagram post', ...instagram },
    { placement: 'instagram_story', title: 'Instagram story', ...instagram },
    { placement: 'threads', title: 'Threads', platform: 'threads', findings: advice },
    { placement: 'tiktok_photo', title: 'TikTok photo', platform: 'tiktok', findings: advice },
  ];
}

/** The media library of the fake agent. */
export function fakeMedia(world: FakeWorld) {
  const os = implement(contract).media;
  const all = () => world.media.map(({ facts }) => facts);
  const chosen = (selection: { ids: number[] } | { filter: MediaFilter }) =>
    all().filter((facts) =>
      'ids' in selection ? selection.ids.includes(facts.id) : matches(facts, selection.filter),
    );
  const drop = (gone: readonly Media[]) => {
    const ids = new Set(gone.map(({ id }) => id));
    const kept = world.media.filter(({ facts }) => !ids.has(facts.id));
    world.media.splice(0, world.media.length, ...kept);
    world.tell({ type: 'media.bulk_changed', message: `${gone.length} files removed` });
  };
  return {
    list: os.list.handler(({ input }) =>
      page(
        all().filter((facts) => matches(facts, input)),
        input,
      ),
    ),
    facets: os.facets.handler(() => ({
      folders: facetsOf(all().map(({ folder }) => folder)),
      tags: facetsOf(all().flatMap(({ tags }) => tags)),
      clients: facetsOf(all().flatMap(({ client }) => client ?? [])),
    })),
    get: os.get.handler(({ input, errors }) => find(all(), input.id, errors.NOT_FOUND)),
    create: os.create.handler(async ({ input: { file, folder = '', client = null }, errors }) => {
      const bytes = Buffer.from(await file.arrayBuffer());
      if (bytes.includes('broken'))
        throw errors.INVALID({
          data: { issues: [{ path: 'file', message: 'It breaks off in the middle.' }] },
        });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const there = all().find((facts) => facts.sha256 === sha256);
      if (there !== undefined) return there;
      const mime = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
      const size = { bytes: file.size, width: 360, height: 780 };
      const facts = addMedia(world, { fileName: file.name, mime, sha256, folder, client, ...size }, file);
      world.tell({ type: 'media.created', message: `“${file.name}” was added` });
      return facts;
    }),
    importPaths: os.importPaths.handler(({ input }) => {
      addMedia(world, { fileName: input.paths[0]?.split('/').at(-1) ?? 'file', folder: input.folder });
      world.tell({ type: 'media.created', message: 'Imported' });
      return world.addTask('Add files', 1, 'media_import');
    }),
    update: os.update.handler(({ input, errors }) => {
      const facts = Object.assign(find(all(), input.id, errors.NOT_FOUND), input);
      world.tell({ type: 'media.updated', message: 'Changed' });
      return facts;
    }),
    change: os.change.handler(({ input: { selection, change } }) => {
      const files = chosen(selection);
      for (const facts of files) {
        if (change.folder !== undefined) facts.folder = change.folder;
        if (change.client !== undefined) facts.client = change.client;
        const without = facts.tags.filter((tag) => change.removeTags?.includes(tag) !== true);
        facts.tags = [...new Set([...without, ...(change.addTags ?? [])])];
      }
      world.tell({ type: 'media.bulk_changed', message: `${files.length} files changed` });
      return { changed: files.length };
    }),
    remove: os.remove.handler(({ input }) => {
      const files = chosen(input.selection);
      const gone = files.filter(({ uses }) => uses === 0);
      drop(gone);
      return { removed: gone.length, kept: files.length - gone.length };
    }),
    content: os.content.handler(({ input, errors }) => {
      const found = world.media.find(({ facts }) => facts.id === input.id);
      if (found === undefined) throw errors.NOT_FOUND({ data: { kind: 'media', id: input.id } });
      return found.file.size > 0 ? found.file : screenPicture(found.facts.fileName);
    }),
    thumbnail: os.thumbnail.handler(({ input }) => screenPicture(`File ${input.id}`)),
    usage: os.usage.handler(({ input, errors }) => {
      const { uses } = find(all(), input.id, errors.NOT_FOUND);
      return Array.from({ length: uses }, (_, place) => ({
        jobId: place + 1,
        runId: 1,
        accountId: 1,
        accountHandle: 'harbor.coffee',
        campaignName: 'Autumn menu',
        status: 'completed',
        at: world.now(),
      }));
    }),
    fits: os.fits.handler(({ input, errors }) => fitsOf(find(all(), input.id, errors.NOT_FOUND))),
    fix: os.fix.handler(({ input, errors }) => {
      const original = find(all(), input.id, errors.NOT_FOUND);
      const fileName = original.fileName.replace(/\.\w+$/, '-fixed.jpg');
      const fixed = {
        fileName,
        mime: 'image/jpeg' as const,
        hasLocation: false,
        originalId: original.id,
        uses: 0,
      };
      const made = addMedia(world, {
        ...original,
        id: world.media.length + 1,
        sha256: 'f'.repeat(64),
        ...fixed,
      });
      world.tell({ type: 'media.created', message: 'Made' });
      return {
        ...made,
        findings: fitsOf(made).flatMap(({ placement, findings }) =>
          placement === input.placement ? findings : [],
        ),
      };
    }),
    scan: os.scan.handler(() => world.addTask('Look for missing files', 1, 'media_scan')),
    delete: os.delete.handler(({ input, errors }) => {
      drop([find(all(), input.id, errors.NOT_FOUND)]);
      return { ok: true };
    }),
    ...fakeMediaSharing(world),
  };
}
