import type { Hub, HubPhone } from '../../../src-shared/domain/hub.ts';
import type { Row } from '../../store/schema.ts';
import type { Reader, Writer } from '../../store/store.ts';
import { removeDevice, tellDevice } from '../device-rows.ts';
import type { HubVerdict } from './check-hub.ts';

/** The rows of the phones of a hub. */
export function phonesOf(reader: Reader, hubId: number): Row<'device'>[] {
  return reader.all(
    reader.query.selectFrom('device').selectAll().where('source', '=', `hub:${hubId}`).orderBy('id'),
  );
}

/** The udid a phone has at its hub: the serial without the hub's mark. */
export function udidOf({ serial }: Pick<Row<'device'>, 'serial'>): string {
  return serial.slice(0, serial.lastIndexOf('@hub-'));
}

/** A hub as the operator sees it. */
export function toHub(reader: Reader, row: Row<'hub'>): Hub {
  const secret = reader.get(
    reader.query
      .selectFrom('secret')
      .select('owner_id')
      .where('owner_kind', '=', 'hub')
      .where('owner_id', '=', row.id),
  );
  return {
    id: row.id,
    uid: row.uid,
    name: row.name,
    url: row.url,
    username: row.username,
    hasPassword: secret !== undefined,
    capabilities: JSON.parse(row.capabilities_json) as Hub['capabilities'],
    phones: phonesOf(reader, row.id).map((phone) => ({
      udid: udidOf(phone),
      name: phone.name,
      apps: JSON.parse(phone.apps_json) as HubPhone['apps'],
    })),
    state: row.state,
    reason: row.reason,
    slots: row.slots,
    free: row.free,
    checkedAt: row.checked_at === null ? null : new Date(row.checked_at).toISOString(),
  };
}

/** Makes the phones of a hub those that are named; ones that are named no more are forgotten. */
export function writePhones(
  tx: Writer,
  hubId: number,
  phones: readonly HubPhone[],
  birth: { readonly uid: () => string; readonly now: number },
): void {
  const before = new Map(phonesOf(tx, hubId).map((row) => [udidOf(row), row]));
  for (const { udid, name, apps } of phones) {
    const row = before.get(udid);
    before.delete(udid);
    const columns = { name, apps_json: JSON.stringify(apps) };
    if (row !== undefined) {
      tx.run(tx.query.updateTable('device').set(columns).where('id', '=', row.id));
      tellDevice(tx, row.id);
      continue;
    }
    const { insertedId } = tx.run(
      tx.query.insertInto('device').values({
        ...columns,
        uid: birth.uid(),
        serial: `${udid}@hub-${hubId}`,
        platform: 'android',
        source: `hub:${hubId}`,
        state: 'offline',
        reason: 'Its hub was not asked yet.',
        simulated: 0,
        created_at: birth.now,
      }),
    );
    tellDevice(tx, insertedId);
  }
  for (const gone of before.values()) removeDevice(tx, gone.id, gone.name);
}

/** Writes what a hub was found to be, and with it whether its phones can work. */
export function writeVerdict(tx: Writer, row: Row<'hub'>, verdict: HubVerdict, now: number): void {
  tx.run(
    tx.query
      .updateTable('hub')
      .set({ ...verdict, checked_at: now })
      .where('id', '=', row.id),
  );
  const { state, reason, slots, free } = verdict;
  if (row.state !== state || row.reason !== reason || row.slots !== slots || row.free !== free)
    tx.append({ type: 'hub.updated', message: `${row.name}: ${reason}`, data: { id: row.id, state } });
  for (const phone of phonesOf(tx, row.id)) {
    const works = state !== 'failed';
    const next = {
      state: works ? ('ready' as const) : ('offline' as const),
      reason: works ? 'Ready.' : `Its hub ${row.name} cannot be used. ${reason}`,
      transport: works ? udidOf(phone) : null,
    };
    if (phone.state === next.state && phone.reason === next.reason) continue;
    tx.run(
      tx.query
        .updateTable('device')
        .set({ ...next, last_seen_at: works ? now : phone.last_seen_at })
        .where('id', '=', phone.id),
    );
    tellDevice(tx, phone.id);
  }
}
