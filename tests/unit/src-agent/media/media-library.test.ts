import { readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mediaPath, thumbnailPath } from '../../../../src-agent/media/media-files.ts';
import { readExif } from '../../../../src-agent/media/exif.ts';
import { openMediaDesk } from '../../../support/media-desk.ts';
import { drawPicture, makeJpeg, makeTiff } from '../../../support/pictures.ts';

let desk: Awaited<ReturnType<typeof openMediaDesk>>;
beforeEach(async () => {
  desk = await openMediaDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const asFile = (bytes: Uint8Array, name = 'photo.jpg') => new File([new Uint8Array(bytes)], name);
const add = async (bytes: Uint8Array, name?: string) =>
  await desk.client.create({ file: asFile(bytes, name) });

test('a picture is known by its content: size as shown, orientation, place, small picture', async () => {
  const added = await add(await makeJpeg(1000, 500, { orientation: 6, withLocation: true }), 'phone.png');
  expect(added).toMatchObject({
    kind: 'image',
    mime: 'image/jpeg',
    width: 500,
    height: 1000,
    orientation: 6,
    hasLocation: true,
    hasThumbnail: true,
    missing: false,
    uses: 0,
  });
  const small = await desk.client.thumbnail({ id: added.id });
  expect(small.type).toBe('image/jpeg');
  expect((await stat(mediaPath(desk.folder, added))).mode & 0o777).toBe(0o600);
  expect((await desk.client.content({ id: added.id })).size).toBe(added.bytes);
});

test.each([
  ['a GIF', Buffer.from('GIF89a......'), 'is a GIF'],
  ['HEIC', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'), 'is a HEIC picture. Export it as JPEG'],
  ['nothing', Buffer.alloc(0), 'is empty'],
  ['text', Buffer.from('hello'), 'neither a picture nor a video'],
])('%s is refused with what to do', async (_, bytes, words) => {
  await expect(add(bytes)).rejects.toThrow(words);
  expect(desk.library.facets().folders).toEqual([]);
  expect((await readdir(join(desk.folder, 'media'))).filter((name) => name !== 'thumbnails')).toEqual([]);
});

test('a picture that is cut off is refused, also when its preview is whole', async () => {
  const whole = await makeJpeg(300, 300);
  await expect(add(whole.subarray(0, -40))).rejects.toThrow('cut off');
  const png = await drawPicture(300, 300).encode('png');
  await expect(add(png.subarray(0, -20))).rejects.toThrow('cut off');
});

test('the same file twice at once is one file, and its bytes come back when they were lost', async () => {
  const bytes = await makeJpeg(400, 400);
  const [one, two] = await Promise.all([add(bytes), add(bytes)]);
  expect(one.id).toBe(two.id);
  await rm(mediaPath(desk.folder, one));
  const scan = await desk.client.scan({});
  expect((await desk.finished(scan.id)).message).toBe('1 of 1 files are missing.');
  expect((await desk.client.get({ id: one.id })).missing).toBe(true);
  await expect(desk.client.content({ id: one.id })).rejects.toThrow('is gone');
  expect(await add(bytes)).toMatchObject({ id: one.id, missing: false });
});

test('what a killed agent left is gone after the next start and scan; small pictures are made again', async () => {
  const kept = await add(await makeJpeg(400, 400));
  await writeFile(join(desk.folder, 'media', 'half.part'), 'half');
  await writeFile(join(desk.folder, 'media', `${'a'.repeat(64)}.jpg`), 'named, never entered');
  await rm(thumbnailPath(desk.folder, kept.sha256));
  await using again = await desk.start();
  await desk.finished(again.library.scan().id);
  expect((await readdir(join(desk.folder, 'media'))).toSorted()).toEqual([
    `${kept.sha256}.jpg`,
    'thumbnails',
  ]);
  expect((await stat(thumbnailPath(desk.folder, kept.sha256))).size).toBeGreaterThan(0);
});

test('a folder comes in: links and hidden files are not followed, refused files are named', async () => {
  await writeFile(join(desk.inbox, 'one.jpg'), await makeJpeg(300, 300, { shade: 1 }));
  await writeFile(join(desk.inbox, 'copy.jpg'), await makeJpeg(300, 300, { shade: 1 }));
  await writeFile(join(desk.inbox, 'bad.png'), 'no picture');
  await writeFile(join(desk.inbox, '.hidden.jpg'), await makeJpeg(300, 300, { shade: 2 }));
  await writeFile(join(desk.inbox, 'notes.txt'), 'text');
  await symlink('/etc/hostname', join(desk.inbox, 'link.jpg'));
  const task = await desk.client.importPaths({ paths: [desk.inbox, '/not/there'], folder: 'Summer' });
  const { message, status } = await desk.finished(task.id);
  expect(status).toBe('done');
  expect(message).toContain('1 added, 1 were already there, 3 skipped');
  expect(message).toContain('2 refused');
  expect(message).toContain('“bad.png”');
  expect(message).toContain('“there” cannot be read (it is not there)');
  expect((await desk.client.list({ folder: 'Summer' })).total).toBe(1);
});

test('lists filter, sort and go on; a folder has what lies below it', async () => {
  for (const [index, folder] of ['', 'A', 'A/B', 'AB'].entries()) {
    const { id } = await add(await makeJpeg(200 + index, 200), `p${index}_100%.jpg`);
    await desk.client.update({ id, folder, tags: index > 1 ? ['late'] : [], client: 'Harbor' });
  }
  const names = async (query: Parameters<typeof desk.client.list>[0]) =>
    (await desk.client.list(query)).items.map((item) => item.fileName[1]).join('');
  expect(await names({ folder: 'A' })).toBe('21');
  expect(await names({ folder: '' })).toBe('0');
  expect(await names({ tag: 'late' })).toBe('32');
  expect(await names({ search: '0%' })).toBe('3210');
  expect(await names({ search: '%_%x' })).toBe('');
  expect(await names({ sort: 'fileName', offset: 2 })).toBe('23');
  const first = await desk.client.list({ sort: '-fileName', limit: 3 });
  expect(await names({ sort: '-fileName', cursor: first.next ?? '' })).toBe('0');
  expect(await desk.client.facets({})).toMatchObject({ tags: [{ value: 'late', count: 2 }] });
  const change = { addTags: ['new'], removeTags: ['late'], folder: 'C' };
  expect(await desk.client.change({ selection: { filter: { tag: 'late' } }, change })).toEqual({
    changed: 2,
  });
  expect(await names({ folder: 'C', tag: 'new' })).toBe('32');
});

test('a file that a campaign plans stays, others go with their bytes', async () => {
  const planned = await add(await makeJpeg(300, 300, { shade: 1 }));
  const free = await add(await makeJpeg(300, 300, { shade: 2 }));
  desk.store.write((tx) =>
    tx.run(
      tx.query.insertInto('campaign').values({
        uid: 'c',
        name: 'Spring',
        status: 'draft',
        items_json: JSON.stringify([{ kind: 'photo', mediaIds: [planned.id], caption: '' }]),
        created_at: 0,
        updated_at: 0,
      }),
    ),
  );
  await expect(desk.client.delete({ id: planned.id })).rejects.toThrow('is used by a campaign');
  expect(await desk.client.remove({ selection: { filter: {} } })).toEqual({ removed: 1, kept: 1 });
  await expect(stat(mediaPath(desk.folder, free))).rejects.toThrow('ENOENT');
});

test('a place is taken out without changing a pixel, and the original is kept', async () => {
  const original = await add(await makeJpeg(400, 300, { orientation: 6, withLocation: true }));
  const fixed = await desk.client.fix({
    id: original.id,
    fixes: ['strip_location'],
    placement: 'instagram_image',
  });
  expect(fixed).toMatchObject({ originalId: original.id, hasLocation: false, orientation: 6, width: 300 });
  expect(fixed.bytes).toBe(original.bytes);
  expect(readExif(makeTiff(8, true))).toEqual({ orientation: 8, hasLocation: true });
});

test('a place that only XMP tells is seen, and taken out', async () => {
  const plain = await makeJpeg(400, 300);
  const xmp = '<x exif:GPSLatitude="48,51.5N" exif:GPSLongitude="2,17.6E"/>';
  const told = Buffer.from(`\0\0http://ns.adobe.com/xap/1.0/\0${xmp}`, 'latin1');
  told.writeUInt16BE(told.length, 0);
  const original = await add(
    Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), told, plain.subarray(2)]),
  );
  expect(original.hasLocation).toBe(true);
  const fixed = await desk.client.fix({
    id: original.id,
    fixes: ['strip_location'],
    placement: 'instagram_image',
  });
  expect(fixed).toMatchObject({ hasLocation: false, bytes: plain.length, findings: [] });
});

test('a fix that leaves something says what', async () => {
  const wide = await add(await drawPicture(1200, 300).encode('png'), 'wide.png');
  const fixed = await desk.client.fix({ id: wide.id, fixes: ['to_jpeg'], placement: 'instagram_image' });
  expect(fixed.findings.map(({ rule, fix }) => `${rule} ${fix}`)).toEqual(['aspect crop']);
});

test('fixes make a file that fits, upright and in range', async () => {
  const wide = await add(await drawPicture(4000, 1000).encode('png'), 'wide.png');
  await desk.client.update({ id: wide.id, folder: 'Ads', tags: ['wide'] });
  const before = await desk.client.fits({ id: wide.id });
  const rules = before.find(({ placement }) => placement === 'instagram_image')?.findings;
  expect(rules?.map(({ rule, fix }) => `${rule} ${fix}`)).toEqual([
    'type to_jpeg',
    'aspect crop',
    'pixels scale',
  ]);
  const fixes = ['to_jpeg', 'crop', 'scale'] as const;
  const fixed = await desk.client.fix({ id: wide.id, fixes: [...fixes], placement: 'instagram_image' });
  expect(fixed).toMatchObject({
    mime: 'image/jpeg',
    fileName: 'wide.jpg',
    width: 1440,
    folder: 'Ads',
    tags: ['wide'],
  });
  const after = await desk.client.fits({ id: fixed.id });
  expect(after.find(({ placement }) => placement === 'instagram_image')?.findings).toEqual([]);
});

test('a watched folder brings files in, is lost, and comes back', async () => {
  const watched = await desk.client.watched.add({ path: desk.inbox, folder: 'Inbox' });
  await writeFile(join(desk.inbox, 'one.jpg'), await makeJpeg(300, 300, { shade: 1 }));
  const limit = { timeout: 10_000 };
  const state = async () => (await desk.client.watched.list({}))[0];
  await vi.waitFor(async () => expect(await state()).toMatchObject({ added: 1, state: 'watching' }), limit);
  await rename(desk.inbox, `${desk.inbox}-away`);
  await vi.waitFor(async () => expect(await state()).toMatchObject({ state: 'unreadable' }), limit);
  await writeFile(join(`${desk.inbox}-away`, 'two.jpg'), await makeJpeg(300, 300, { shade: 2 }));
  await rename(`${desk.inbox}-away`, desk.inbox);
  await vi.waitFor(async () => expect(await state()).toMatchObject({ added: 2, state: 'watching' }), limit);
  expect((await desk.client.list({ folder: 'Inbox' })).total).toBe(2);
  await desk.client.watched.remove({ id: watched.id });
  expect(await desk.client.watched.list({})).toEqual([]);
});

test('a reference opens a file until it ends', async () => {
  const { id } = await add(await makeJpeg(300, 300));
  const made = await desk.client.references.create({ id, minutes: 5 });
  expect(made.reference).toMatch(/^[0-9a-f]{32}$/);
  expect(desk.references.resolve(made.reference)).toBe(id);
  expect(desk.references.resolve('0'.repeat(32))).toBeNull();
  const other = await desk.client.references.create({ id, minutes: 5 });
  await desk.client.references.revoke({ reference: other.reference });
  expect(desk.references.resolve(other.reference)).toBeNull();
  desk.clock.at += 5 * 60_000;
  expect(desk.references.resolve(made.reference)).toBeNull();
  const states = (await desk.client.references.list({ id })).map(({ state }) => state);
  expect(states.toSorted()).toEqual(['expired', 'revoked']);
  desk.clock.at += 8 * 24 * 60 * 60_000;
  await desk.client.references.create({ id, minutes: 5 });
  expect(await desk.client.references.list({ id })).toHaveLength(1);
});
