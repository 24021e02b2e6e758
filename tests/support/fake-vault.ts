import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import type { FakeWorld } from './fake-world.ts';

/** The vault of the fake agent: `world.vault` says how secrets are kept. */
export function fakeVault(world: FakeWorld) {
  const os = implement(contract).agent.vault;
  return {
    get: os.get.handler(() => world.vault),
    rotate: os.rotate.handler(() => world.addTask('Make a new key', world.vault.secrets, 'vault_rotation')),
  };
}
