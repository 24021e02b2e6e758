import { once } from 'node:events';
import { openAsBlob, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { implement } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { HttpServer } from '../../../../src-agent/http/http-server.ts';
import { contract, type AgentClient } from '../../../../src-shared/contract/contract.ts';
import { fakeAgent } from '../../../support/fake-agent.ts';
import { FakeWorld } from '../../../support/fake-world.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const bytes = Buffer.alloc(8 * 1024 * 1024, 'a picture ');
const name = 'Ärger "groß".png';

test('a page that leaves while a file comes harms nothing, and the next one gets it whole', async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'large.png');
  writeFileSync(path, bytes);
  const fake = fakeAgent(new FakeWorld());
  const content = implement(contract).media.content.handler(
    async () => new File([await openAsBlob(path)], name, { type: 'image/png' }),
  );
  const failures: unknown[] = [];
  const note = (error: unknown) => failures.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  await using server = await HttpServer.listen({
    router: { ...fake, media: { ...fake.media, content } },
    version: '0.1.0',
    port: 0,
    pagesDir: null,
    report: note,
  });
  const authorization = `Bearer ${server.token}`;
  const leave = async (method: 'GET' | 'POST', where: string, body = '') => {
    const headers = { authorization, 'content-type': 'application/json' };
    const asked = request(`${server.url}${where}`, { method, headers });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.destroy();
  };
  for (let n = 0; n < 20; n += 1) {
    await leave('POST', '/rpc/media/content', JSON.stringify({ json: { id: 1 } }));
    await leave('GET', '/api/v1/media/1/content');
  }
  const link = new RPCLink({ url: `${server.url}/rpc`, headers: { authorization } });
  const file = await createORPCClient<AgentClient>(link).media.content({ id: 1 });
  expect([file.name, file.type]).toEqual([name, 'image/png']);
  expect(bytes.equals(Buffer.from(await file.arrayBuffer()))).toBe(true);
  expect(failures).toEqual([]);
});
