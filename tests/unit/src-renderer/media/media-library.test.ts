import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderTree } from '../../../../src-renderer/media/folder-tree.ts';
import { filterOf, mediaAddress, withConditions } from '../../../../src-renderer/media/media-address.ts';
import { factLine, fitLabel, fixesOf, fixTitle } from '../../../../src-renderer/media/media-words.ts';
import {
  scrollTopForTile,
  tileRows,
  tilesFor,
  tilesHeight,
} from '../../../../src-renderer/media/tile-geometry.ts';
import { tileAction } from '../../../../src-renderer/media/tile-keys.ts';
import { refusalBefore, uploadCounts, wasThere } from '../../../../src-renderer/media/uploads.ts';
import { plainMedia } from '../../../support/fake-media.ts';

test('folders are a tree, with those in between, and count what lies below them', () => {
  const [autumn, summer] = folderTree([
    { value: 'Summer/Beach', count: 3 },
    { value: 'Autumn', count: 1 },
    { value: 'Summer', count: 2 },
    { value: '', count: 9 },
  ]);
  expect(autumn).toMatchObject({ name: 'Autumn', path: 'Autumn', count: 1, folders: [] });
  expect(summer).toMatchObject({ name: 'Summer', count: 5, folders: [{ path: 'Summer/Beach', count: 3 }] });
});

test('an address holds only what it understands, and losing a condition leaves the others', () => {
  const address = mediaAddress({
    search: 2024,
    kind: 'audio',
    folder: 'A',
    used: 'yes',
    open: 7,
    layout: 'list',
  });
  expect(address).toEqual({ search: '2024', folder: 'A', used: 'yes', open: 7, layout: 'list' });
  expect(filterOf(address)).toEqual({ search: '2024', folder: 'A', used: 'yes' });
  expect(withConditions(address, { folder: null, search: '' })).toEqual({
    used: 'yes',
    open: 7,
    layout: 'list',
  });
});

test('whatever the window and the scroll bar, every tile in view is drawn, and few others', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 3000 }),
      fc.integer({ min: 100, max: 2000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (width, height, total, part) => {
        const tiles = tilesFor(width);
        expect(tiles.columns * tiles.side).toBeLessThanOrEqual(width);
        const scrollTop = part * Math.max(0, tilesHeight(total, tiles) - height);
        const { first, last } = tileRows(total, tiles, { scrollTop, height });
        expect(first * tiles.rowHeight).toBeLessThanOrEqual(scrollTop);
        const end = Math.min(tilesHeight(total, tiles), scrollTop + height);
        expect(last * tiles.rowHeight).toBeGreaterThanOrEqual(end - 0.001);
        expect((last - first) * tiles.rowHeight).toBeLessThanOrEqual(height + 6 * tiles.rowHeight);
      },
    ),
  );
});

test('a tile is brought into view with the least movement', () => {
  const tiles = tilesFor(1000);
  const view = { scrollTop: 1000, height: 600 };
  expect(scrollTopForTile(0, tiles, view)).toBe(0);
  const below = scrollTopForTile(tiles.columns * 40, tiles, view);
  expect(below).toBe(41 * tiles.rowHeight - view.height);
  expect(scrollTopForTile(tiles.columns * 40, tiles, { ...view, scrollTop: below })).toBe(below);
});

test('arrows go along and across the tiles and stop at the ends', () => {
  const press = (key: string) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false });
  const at = { place: 5, total: 12, columns: 4, page: 3 };
  const rowAfter = (key: string) => {
    const action = tileAction(press(key), at);
    return action?.kind === 'go' ? action.row : action?.kind;
  };
  expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'End'].map(rowAfter)).toEqual([
    6, 4, 9, 1, 11, 11,
  ]);
  expect(rowAfter(' ')).toBe('toggle');
  expect(rowAfter('Enter')).toBe('open');
});

test('files that cannot be taken are told before they are sent', () => {
  const file = { name: 'a.jpg', type: 'image/jpeg', size: 10 };
  expect(refusalBefore(file)).toBeNull();
  expect(refusalBefore({ ...file, name: 'clip.MOV', type: '' })).toBeNull();
  expect(refusalBefore({ ...file, type: 'text/plain' })).toContain('Not a picture or video');
  expect(refusalBefore({ ...file, size: 0 })).toBe('The file is empty.');
  expect(refusalBefore({ ...file, size: 321 * 1024 * 1024 })).toContain('Larger than 320 MB');
});

test('an answer made before the file was sent, or given twice, is a file that was there', () => {
  const sentAt = Date.parse('2026-11-21T10:00:00.000Z');
  const answer = (id: number, createdAt: string) => ({ id, createdAt });
  expect(wasThere(answer(1, '2026-11-21T10:00:00.005Z'), sentAt, new Set())).toBe(false);
  expect(wasThere(answer(1, '2026-11-20T10:00:00.000Z'), sentAt, new Set())).toBe(true);
  expect(wasThere(answer(1, '2026-11-21T10:00:00.005Z'), sentAt, new Set([1]))).toBe(true);
  const upload = { id: 1, name: 'a', problem: null };
  expect(
    uploadCounts([
      { ...upload, state: 'added' },
      { ...upload, state: 'refused' },
      { ...upload, state: 'sending' },
    ]),
  ).toEqual({ added: 1, known: 0, refused: 1, finished: 2, total: 3 });
});

test('fixes are offered only when they clear the placement', () => {
  const stop = { rule: 'format', message: 'JPEG only.', stops: true, fix: 'to_jpeg' as const };
  const advice = { rule: 'place', message: 'Says where.', stops: false, fix: 'strip_location' as const };
  const hopeless = { rule: 'small', message: 'Too small.', stops: true, fix: null };
  expect(fixesOf({ findings: [advice, stop] })).toEqual(['to_jpeg', 'strip_location']);
  expect(fixTitle(fixesOf({ findings: [advice, stop] }), 'en')).toBe('Make it a JPEG and take the place out');
  expect(fixesOf({ findings: [stop, hopeless] })).toEqual([]);
  expect([[], [advice], [advice, stop]].map((findings) => fitLabel({ findings }).text)).toEqual([
    'Fits',
    'Advice',
    'Refused',
  ]);
});

test('a file is told in one line', () => {
  const clip = plainMedia({
    kind: 'video',
    mime: 'video/mp4',
    width: 1080,
    height: 1920,
    durationMs: 62_000,
  });
  expect(factLine(clip)).toBe('1080 × 1920 · 1:02 · MP4 · 312 kB');
});
