import { beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../desk.ts';
import { caption, createDesk, shippedPacks, work } from '../desk.ts';

const packs = await shippedPacks();
let desk: Desk;

beforeEach(() => {
  desk = createDesk(packs);
});

describe('posting a photo', () => {
  test('goes through the app step by step and publishes exactly once', async () => {
    {
      await using session = await desk.open();
      expect(await session.prepare()).toEqual({
        kind: 'prepared',
        evidence: {
          countBefore: 3,
          photoSha256: 'ab'.repeat(32),
          refusedUploadBefore: false,
        },
      });
      expect(desk.shares()).toBe(0);
      expect(await session.commit()).toEqual({
        kind: 'published',
        evidence: { seen: 'Sharing… → Done posting. Want to send it directly to friends?' },
      });
    }
    expect(desk.phone.posts).toEqual([caption, 'Third', 'Second', 'First']);
    expect(desk.shares()).toBe(1);
    expect(desk.phone.pushed).toEqual([`switchyard-3-0-${'ab'.repeat(6)}.jpg`]);
    expect(desk.phone.removed).toEqual([`/sdcard/Pictures/${desk.phone.pushed[0]}`]);
    expect(desk.phone.closed).toBe(1);
    expect(desk.written.map(({ name }) => name)).toEqual([
      'connect',
      'copy_files',
      'open_app',
      'open_profile',
      'create',
      'choose_post',
      'take_photo',
      'leave_editor',
      'write_caption',
      'ready',
      'share',
    ]);
  });

  test('writes each step down with its pictures, one for every border between two steps', async () => {
    await using session = await desk.prepared();
    await session.commit();
    const pictured = desk.written.slice(2).map(({ result }) => result);
    expect(
      pictured.every((result) => result?.outcome === 'done' && result.source?.startsWith('<hierarchy')),
    ).toBe(true);
    expect(pictured.map((result) => result?.after?.[0])).toEqual(pictured.map((_result, index) => index + 1));
    expect(pictured.slice(1).map((result) => result?.before)).toEqual(
      pictured.slice(0, -1).map((result) => result?.after),
    );
    expect(desk.phone.calls.filter((call) => call === 'screenshot')).toHaveLength(pictured.length);
    expect(pictured[1]).toMatchObject({
      screen: 'own_profile',
      selector: expect.stringContaining('by id') as string,
    });
  });

  test('leaves the caption alone when there is none', async () => {
    await using session = await desk.prepared({ content: { ...work.content, caption: ' ' } });
    expect(desk.phone.calls).not.toContain('type');
    expect(await session.commit()).toMatchObject({ kind: 'published' });
  });

  test('switches to the account when another one is in use', async () => {
    desk.phone.accounts = ['lumen.studio', 'harbor.coffee'];
    desk.phone.active = 'lumen.studio';
    await using session = await desk.prepared();
    await session.commit();
    expect(desk.phone.active).toBe('harbor.coffee');
    expect(desk.phone.posts[0]).toBe(caption);
  });

  test('stops when the account is not signed in on the phone', async () => {
    desk.phone.accounts = ['lumen.studio', 'harbor.coffee.shop'];
    desk.phone.active = 'lumen.studio';
    await using session = await desk.open();
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'person',
      problem: { code: 'wrong_account', message: expect.stringContaining('@harbor.coffee') as string },
    });
    expect(desk.phone.active).toBe('lumen.studio');
  });

  test('chooses the newest photo when the picker has another one chosen', async () => {
    desk.phone.selected = 2;
    await using session = await desk.prepared();
    expect(desk.phone.selected).toBe(0);
    await session.commit();
  });

  test('stops when the newest photo of the picker is not the one that was copied', async () => {
    desk.phone.newestAdded = '2 hours ago';
    await using session = await desk.open();
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'retry',
      problem: { code: 'media_missing' },
    });
  });

  test('does not go on when the field shows something else than what was typed', async () => {
    desk.phone.typing = (text) => text.replace('beans', 'beams');
    await using session = await desk.open();
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'retry',
      problem: { code: 'timeout' },
    });
    expect(desk.shares()).toBe(0);
  });

  test('leaves harmless dialogs by their safe button, and stops when they keep coming', async () => {
    let dialogs = 0;
    desk.phone.closingMs = 500;
    desk.phone.before = (call) => {
      if (call === 'source' && desk.phone.screen === 'profile' && dialogs++ === 0) desk.phone.popUp();
    };
    await using session = await desk.prepared();
    expect(desk.phone.taps.filter((tap) => tap.startsWith('appirater'))).toEqual(['appirater_cancel_button']);
    desk.phone.before = (call) => {
      if (call === 'source' && desk.phone.screen === 'home') desk.phone.popUp();
    };
    desk.phone.taps.length = 0;
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'person',
      problem: { code: 'unexpected_screen' },
    });
    expect(desk.phone.taps).toHaveLength(3);
  });

  test('waits until a sheet stands still before it taps on one of its rows', async () => {
    desk.phone.slideBy = 300;
    await using session = await desk.prepared();
    expect(desk.phone.taps).toContain('Create new post');
    expect(desk.phone.taps).not.toContain('Create new reel');
    await session.commit();
  });

  test('waits for a strange screen to go away, and stops when it stays', async () => {
    let strangeUntil = 2000;
    desk.phone.before = (call) => {
      if (call === 'source' && desk.phone.screen === 'create' && desk.phone.time < 900)
        desk.phone.screen = 'strange';
      if (call === 'source' && desk.phone.screen === 'strange' && desk.phone.time > strangeUntil)
        desk.phone.screen = 'create';
    };
    await using session = await desk.prepared();
    strangeUntil = Number.POSITIVE_INFINITY;
    desk.phone.before = (call) => {
      if (call === 'source' && desk.phone.screen === 'create') desk.phone.screen = 'strange';
    };
    const taps = desk.phone.taps.length;
    expect(await session.prepare()).toMatchObject({
      kind: 'stopped',
      remedy: 'person',
      problem: { code: 'unknown_screen' },
    });
    expect(desk.phone.taps.slice(taps)).toEqual(['profile_tab', 'Create New']);
    expect(desk.phone.screen).toBe('strange');
  });
});
