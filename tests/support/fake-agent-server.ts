import { HttpServer } from '../../src-agent/http/http-server.ts';
import { fakeAgent } from './fake-agent.ts';
import type { FakeWorld } from './fake-world.ts';

/** Serves the screens built into `pagesDir` with the fake agent behind the real HTTP server, its policy and its sign-in. */
export function serveFakeAgent(world: FakeWorld, pagesDir: string): Promise<HttpServer> {
  return HttpServer.listen({
    router: fakeAgent(world),
    version: '0.1.0',
    port: 0,
    pagesDir,
    report: (error) => console.error(error),
  });
}
