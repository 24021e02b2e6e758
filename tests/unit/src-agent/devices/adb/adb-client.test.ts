import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AdbClient } from '../../../../../src-agent/devices/adb/adb-client.ts';
import { ShellReader } from '../../../../../src-agent/devices/adb/shell-protocol.ts';
import { fail, okay, shellPacket, sized, startFakeAdbServer } from '../../../../support/fake-adb-server.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

describe('the adb client', () => {
  test('takes the exit code, stdout and stderr apart however the bytes are cut', () => {
    const bytes = Buffer.concat([
      shellPacket(1, 'one '),
      shellPacket(2, 'oops'),
      shellPacket(1, 'tön'),
      shellPacket(3, Buffer.from([7])),
    ]);
    for (const piece of [1, 2, 3, 5, 7, bytes.length]) {
      const reader = new ShellReader();
      for (let at = 0; at < bytes.length; at += piece) {
        expect(reader.result()).toBeUndefined();
        reader.push(bytes.subarray(at, at + piece));
      }
      expect(reader.result()).toEqual({ stdout: 'one tön', stderr: 'oops', exitCode: 7 });
    }
  });

  test.each([
    ["device 'R58' not found", 'device_not_found'],
    ['device unauthorized.\nThis adb server’s $ADB_VENDOR_KEYS is not set', 'unauthorized'],
    ['device offline', 'offline'],
    ['device still authorizing', 'offline'],
    ['something else', 'refused'],
  ])('reads “%s” as %s', async (text, code) => {
    await using server = await startFakeAdbServer(() => ({ bytes: fail(text) }));
    await expect(new AdbClient(server.port).shell('R58', 'true')).rejects.toMatchObject({ code });
    expect(server.asked).toEqual(['host:transport:R58']);
  });

  test('says when no server is there, when it is silent, when it hangs up and when the caller gave up', async () => {
    await using server = await startFakeAdbServer((service) =>
      service === 'host:version' ? 'silence' : 'hang up',
    );
    const client = new AdbClient(server.port);
    await expect(client.version({ timeoutMs: 30 })).rejects.toMatchObject({ code: 'timeout' });
    await expect(client.transports()).rejects.toMatchObject({ code: 'closed' });
    const stop = new AbortController();
    const waiting = client.version({ signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(client.version({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    await server[Symbol.asyncDispose]();
    await expect(client.version()).rejects.toMatchObject({ code: 'server_unreachable' });
  });

  test('tells the length of a service in bytes, whatever its letters', async () => {
    await using server = await startFakeAdbServer((service) => ({
      bytes: service.startsWith('host:') ? okay() : Buffer.concat([okay(), shellPacket(3, Buffer.from([0]))]),
      open: true,
    }));
    await new AdbClient(server.port).shell('R58', 'echo “öffnen”');
    expect(server.asked).toEqual(['host:transport:R58', 'shell,v2,raw:echo “öffnen”']);
  });

  test('does not take half an answer of a vanished phone for a whole one', async () => {
    await using server = await startFakeAdbServer((service) =>
      service.startsWith('host:transport')
        ? { bytes: okay(), open: true }
        : { bytes: Buffer.concat([okay(), shellPacket(1, 'half')]) },
    );
    const client = new AdbClient(server.port);
    await expect(client.shell('R58', 'getprop')).rejects.toMatchObject({ code: 'closed' });
  });

  test('reports the phone’s reason when a file is refused', async () => {
    using folder = temporaryFolder();
    const localPath = join(folder.path, 'picture.bin');
    writeFileSync(localPath, Buffer.alloc(200_000, 1));
    await using server = await startFakeAdbServer((service, socket) => {
      if (service !== 'sync:') return { bytes: okay(), open: true };
      socket.on('data', (bytes) => {
        if (!bytes.includes('DONE')) return;
        const reason = 'No space left on device';
        const header = Buffer.alloc(8);
        header.write('FAIL');
        header.writeUInt32LE(reason.length, 4);
        socket.write(Buffer.concat([header, Buffer.from(reason)]));
      });
      return { bytes: okay(), open: true };
    });
    const sent: number[] = [];
    const push = new AdbClient(server.port).push(
      'R58',
      { localPath, remotePath: '/sdcard/x', modifiedAt: 1 },
      { onProgress: (bytes) => sent.push(bytes) },
    );
    await expect(push).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('No space left'),
    });
    expect(sent).toEqual([65_536, 131_072, 196_608, 200_000]);
  });

  test('follows the list on one connection', async () => {
    await using server = await startFakeAdbServer((_service, socket) => {
      setImmediate(() => socket.write(sized('R58 device transport_id:1\n')));
      return { bytes: Buffer.concat([okay(), sized('')]), open: true };
    });
    const stop = new AbortController();
    const lists: string[][] = [];
    const follow = async () => {
      for await (const list of new AdbClient(server.port).track(stop.signal)) {
        lists.push(list.map((transport) => transport.serial));
        if (lists.length === 2) stop.abort();
      }
    };
    await expect(follow()).rejects.toMatchObject({ code: 'cancelled' });
    expect(lists).toEqual([[], ['R58']]);
    expect(server.asked).toEqual(['host:track-devices-l']);
  });
});
