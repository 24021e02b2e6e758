import { answer } from '../api/answer.ts';
import { agentContract } from '../api/implementer.ts';
import type { Tasks } from '../tasks/tasks.ts';
import type { PackRoom } from './pack-room.ts';

/** `packs` of the contract. */
export function packsApi(room: PackRoom, tasks: Tasks) {
  const api = agentContract.packs;
  return api.router({
    list: api.list.handler(async () => (await room.desk()).list()),
    test: api.test.handler(async () => {
      const { packs, faults } = (await room.desk()).shelf.test();
      return { ok: faults.length === 0, packs, faults: [...faults] };
    }),
    install: api.install.handler(async ({ input }) =>
      answer(await (await room.desk()).install(await input.file.text())),
    ),
    rollback: api.rollback.handler(async ({ input: { to, ...key } }) =>
      answer(await (await room.desk()).rollback(key, to)),
    ),
    permit: api.permit.handler(async ({ input: { mode, ...app } }) =>
      answer((await room.desk()).permit(app, mode)),
    ),
    observe: api.observe.handler(async ({ input }) =>
      answer((await room.desk()).observe(tasks, input.platform, input.deviceId)),
    ),
  });
}
