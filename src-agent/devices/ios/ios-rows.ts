import { uuidv7 } from 'uuidv7';
import type { DeviceState } from '../../../src-shared/domain/device.ts';
import type { Reader, Writer } from '../../store/store.ts';
import { tellDevice } from '../device-rows.ts';
import type { IosSighting } from './devicectl-list.ts';

/** What a row of an iPhone is to say. */
export type IosKnown = {
  readonly phone: IosSighting;
  readonly state: DeviceState;
  readonly reason: string;
};

/** Every iPhone ever seen, by its udid. */
export function iosRows(reader: Reader) {
  return reader.all(reader.query.selectFrom('device').select(['id', 'serial']).where('platform', '=', 'ios'));
}

/** Writes what is known of an iPhone; a row that is right already is left alone. Its transport is its udid while it can work. */
export function recordIphone(tx: Writer, { phone, state, reason }: IosKnown, now: number): void {
  const columns = {
    transport: state === 'ready' ? phone.udid : null,
    state,
    reason,
    model: phone.model,
    os_version: phone.osVersion,
  };
  const row = tx.get(
    tx.query
      .selectFrom('device')
      .select(['id', 'transport', 'state', 'reason', 'model', 'os_version'])
      .where('platform', '=', 'ios')
      .where('serial', '=', phone.udid),
  );
  if (row === undefined) {
    const { insertedId } = tx.run(
      tx.query.insertInto('device').values({
        ...columns,
        uid: uuidv7(),
        serial: phone.udid,
        platform: 'ios',
        source: 'ios',
        name: phone.name,
        simulated: 0,
        last_seen_at: now,
        created_at: now,
      }),
    );
    return tellDevice(tx, insertedId);
  }
  const { id, ...before } = row;
  if (JSON.stringify({ ...before, ...columns }) === JSON.stringify(before)) return;
  tx.run(
    tx.query
      .updateTable('device')
      .set({ ...columns, last_seen_at: now })
      .where('id', '=', id),
  );
  tellDevice(tx, id);
}

/** An iPhone that devicectl lists no more is absent. */
export function missIphone(tx: Writer, id: number, reason: string): void {
  const { changes } = tx.run(
    tx.query
      .updateTable('device')
      .set({ state: 'absent', reason, transport: null })
      .where('id', '=', id)
      .where('state', '!=', 'absent'),
  );
  if (changes > 0) tellDevice(tx, id);
}
