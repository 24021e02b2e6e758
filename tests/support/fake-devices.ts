import { implement } from '@orpc/server';
import { contract } from '../../src-shared/contract/contract.ts';
import { find, page } from './fake-answers.ts';
import { fakeIos } from './fake-ios.ts';
import type { FakeWorld } from './fake-world.ts';
import { screenPicture } from './screen-picture.ts';
import { unanswered } from './unanswered.ts';

/** `devices` of the contract, from memory: a phone is free for whoever takes it, and its screen stands still. */
export function fakeDevices(world: FakeWorld) {
  const os = implement(contract).devices;
  const picture = async () => ({
    at: world.now(),
    image: Buffer.from(await screenPicture('Live').arrayBuffer()).toString('base64'),
    width: 1080,
    height: 2340,
  });
  const untilLeft = (signal: AbortSignal | undefined) =>
    new Promise((resolve) => signal?.addEventListener('abort', resolve));
  return {
    ...unanswered(contract.devices),
    hubs: {
      ...unanswered(contract.devices.hubs),
      list: os.hubs.list.handler(() => world.hubs),
    },
    ios: fakeIos(world),
    network: os.network.handler(() => ({
      kept: world.keptAddresses,
      services: [{ name: 'adb-R58M12-AbCdEf', offers: 'pairing' as const, address: '192.168.1.86:41015' }],
    })),
    disconnect: os.disconnect.handler(({ input }) => {
      world.keptAddresses = world.keptAddresses.filter((address) => address !== input.address);
      return { ok: true as const };
    }),
    pair: os.pair.handler(() => ({ address: null })),
    list: os.list.handler(() => page(world.devices)),
    get: os.get.handler(({ input, errors }) => find(world.devices, input.id, errors.NOT_FOUND)),
    update: os.update.handler(({ input: { id, name, group, tags }, errors }) => {
      const device = find(world.devices, id, errors.NOT_FOUND);
      if (name !== undefined) device.name = name;
      if (group !== undefined) device.group = group;
      if (tags !== undefined) device.tags = tags;
      return device;
    }),
    updateMany: os.updateMany.handler(({ input: { ids, group, addTags, removeTags } }) => {
      const meant = world.devices.filter(({ id }) => ids.includes(id));
      for (const device of meant) {
        if (group !== undefined) device.group = group;
        device.tags = [...device.tags.filter((tag) => !removeTags.includes(tag)), ...addTags];
      }
      return { changed: meant.length };
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
      yield await picture();
      await untilLeft(signal);
    }),
    wall: os.wall.handler(async function* ({ input, signal }) {
      for (const deviceId of input.ids) yield { deviceId, ...(await picture()) };
      await untilLeft(signal);
    }),
    history: os.history.handler(({ input }) => ({
      events: world.events.filter(({ deviceId }) => deviceId === input.id).toReversed(),
      jobs: world.jobs.filter(({ deviceId }) => deviceId === input.id).toReversed(),
    })),
    control: os.control.handler(async function* ({ input, errors, signal }) {
      const device = find(world.devices, input.id, errors.NOT_FOUND);
      if (device.heldBy !== null && device.heldBy !== input.takeFrom)
        throw errors.CONFLICT({
          message: `${device.heldBy} holds this phone.`,
          data: { reason: 'held_by_person' },
        });
      const { person } = input;
      Object.assign(device, { heldBy: person });
      world.tell({
        type: 'device.taken',
        message: `${person} took ${device.name} over.`,
        deviceId: device.id,
      });
      yield { state: 'held' as const, token: 1 };
      await untilLeft(signal);
      Object.assign(device, { heldBy: null });
    }),
    giveBack: os.giveBack.handler(() => ({ ok: true as const })),
    input: os.input.handler(({ input }) => {
      world.tell({
        type: 'device.input',
        message: `It was asked to ${input.input.kind}.`,
        deviceId: input.id,
      });
      return { ok: true as const };
    }),
  };
}
