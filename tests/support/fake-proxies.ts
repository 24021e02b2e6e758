import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import { find, page } from './fake-answers.ts';
import type { FakeWorld } from './fake-world.ts';
import { unanswered } from './unanswered.ts';

/** Proxies and profiles of the fake agent, to be chosen from. */
export function fakeProxies(world: FakeWorld) {
  const os = implement(contract);
  const named = <Item extends { readonly name: string }>(items: readonly Item[], search = '') =>
    items.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return {
    proxies: {
      ...unanswered(contract.proxies),
      list: os.proxies.list.handler(({ input }) => page(named(world.proxies, input.search), input)),
      get: os.proxies.get.handler(({ input, errors }) => find(world.proxies, input.id, errors.NOT_FOUND)),
    },
    profiles: {
      ...unanswered(contract.profiles),
      list: os.profiles.list.handler(({ input }) => page(named(world.profiles, input.search), input)),
      get: os.profiles.get.handler(({ input, errors }) => find(world.profiles, input.id, errors.NOT_FOUND)),
    },
  };
}
