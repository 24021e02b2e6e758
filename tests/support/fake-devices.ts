import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import { find, page } from './fake-answers.ts';
import type { FakeWorld } from './fake-world.ts';
import { screenPicture } from './screen-picture.ts';
import { unanswered } from './unanswered.ts';

/** `devices` answered from memory. */
export function fakeDevices(world: FakeWorld) {
  const os = implement(contract).devices;
  return {
    ...unanswered(contract.devices),
    list: os.list.handler(() => page(world.devices)),
    get: os.get.handler(({ input, errors }) => find(world.devices, input.id, errors.NOT_FOUND)),
    update: os.update.handler(({ input: { id, name, group, tags }, errors }) => {
      const device = find(world.devices, id, errors.NOT_FOUND);
      if (name !== undefined) device.name = name;
      if (group !== undefined) device.group = group;
      if (tags !== undefined) device.tags = tags;
      return device;
    }),
    check: os.check.handler(({ input, errors }) => find(world.devices, input.id, errors.NOT_FOUND)),
    quarantine: os.quarantine.handler(({ input, errors }) =>
      Object.assign(find(world.devices, input.id, errors.NOT_FOUND), {
        quarantine: { cause: 'person', reason: input.reason, since: world.now() },
      }),
    ),
    letOut: os.letOut.handler(({ input, errors }) =>
      Object.assign(find(world.devices, input.id, errors.NOT_FOUND), { quarantine: null }),
    ),
    delete: os.delete.handler(() => ({ ok: true as const })),
    watch: os.watch.handler(async function* ({ signal }) {
      const image = Buffer.from(await screenPicture('Live').arrayBuffer()).toString('base64');
      yield { at: world.now(), image };
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    }),
  };
}
