import type { DeviceHealth } from '../../src-shared/domain/device.ts';
import type { Row } from '../store/schema.ts';
import type { Reader, Writer } from '../store/store.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { Verdict } from './device-state.ts';
import { unfitness } from './health/fitness.ts';

/** Free storage is kept in steps: it changes every second, and every change of a row is an event. */
const storageStep = 16 * 1024 * 1024;
const latencyStep = 500;

/** What the registry knows of a phone when it writes it down. `transport` is null unless the phone can be spoken to. */
export type Known = {
  readonly serial: string;
  readonly transport: string | null;
  readonly verdict: Verdict;
  readonly facts: DeviceFacts | null;
};

/** What the rows need to be new: an identity and a time. */
export type Birth = { readonly uid: () => string; readonly now: number };

type DeviceRow = Row<'device'>;

/** Every phone ever seen. */
export function allDeviceRows(reader: Reader): DeviceRow[] {
  return reader.all(reader.query.selectFrom('device').selectAll().orderBy('id'));
}

/**
 * Writes what is known of a phone; a row that is right already is left alone and no event is told. Answers the phone's
 * id, and whether anything changed.
 */
export function recordDevice(
  writer: Writer,
  known: Known,
  birth: Birth,
): { readonly id: number; readonly changed: boolean } {
  const row = writer.get(
    writer.query
      .selectFrom('device')
      .selectAll()
      .where('platform', '=', 'android')
      .where('serial', '=', known.serial),
  );
  if (row === undefined) return { id: insertDevice(writer, known, birth), changed: true };
  const columns = columnsOf(known, row);
  const changed = JSON.stringify({ ...row, ...columns }) !== JSON.stringify(row);
  if (!changed) return { id: row.id, changed };
  const named =
    row.name === row.serial && columns.model !== null ? nameFor(writer, columns.model, row) : row.name;
  writer.run(
    writer.query
      .updateTable('device')
      .set({ ...columns, name: named, last_seen_at: birth.now })
      .where('id', '=', row.id),
  );
  tellDevice(writer, row.id);
  return { id: row.id, changed };
}

/**
 * A phone that had to be shown under its transport's name gets its own serial; when it was known already, the row that
 * stood in for it goes.
 */
export function adoptStandIn(writer: Writer, transportSerial: string, hardwareSerial: string): void {
  if (transportSerial === hardwareSerial) return;
  const find = (serial: string) =>
    writer.get(
      writer.query
        .selectFrom('device')
        .select(['id', 'name'])
        .where('platform', '=', 'android')
        .where('serial', '=', serial),
    );
  const standIn = find(transportSerial);
  if (standIn === undefined) return;
  if (find(hardwareSerial) !== undefined) return removeDevice(writer, standIn.id, standIn.name);
  const name = standIn.name === transportSerial ? hardwareSerial : standIn.name;
  writer.run(
    writer.query.updateTable('device').set({ serial: hardwareSerial, name }).where('id', '=', standIn.id),
  );
}

/**
 * Whether the row stands for an address on this computer behind which no phone was ever seen: what adb still lists of
 * simulated phones whose agent was killed.
 */
export function isLeftover(row: Pick<DeviceRow, 'serial' | 'model'>): boolean {
  return row.model === null && /^127\.0\.0\.1:\d+$/.test(row.serial);
}

/** Removes a phone's row and tells it. */
export function removeDevice(writer: Writer, id: number, name: string): void {
  writer.run(writer.query.deleteFrom('device').where('id', '=', id));
  writer.append({
    type: 'device.updated',
    message: `${name} was removed from the list.`,
    deviceId: id,
    data: { removed: true },
  });
}

/** Appends the event that carries a phone's new state. */
export function tellDevice(writer: Writer, id: number): void {
  const row = writer.get(writer.query.selectFrom('device').selectAll().where('id', '=', id));
  if (row === undefined) return;
  writer.append({
    type: 'device.updated',
    message: `${row.name}: ${row.reason}`,
    deviceId: id,
    data: {
      serial: row.serial,
      name: row.name,
      state: row.state,
      reason: row.reason,
      batteryPercent: row.battery_percent,
      simulated: row.simulated === 1,
    },
  });
}

function insertDevice(writer: Writer, known: Known, birth: Birth): number {
  const columns = columnsOf(known, null);
  const { insertedId } = writer.run(
    writer.query.insertInto('device').values({
      ...columns,
      uid: birth.uid(),
      serial: known.serial,
      platform: 'android',
      name:
        columns.model === null
          ? known.serial
          : nameFor(writer, columns.model, { id: 0, serial: known.serial }),
      last_seen_at: birth.now,
      created_at: birth.now,
    }),
  );
  tellDevice(writer, insertedId);
  return insertedId;
}

/** The model, and with the serial behind it when another phone has that name. */
function nameFor(reader: Reader, model: string, own: Pick<DeviceRow, 'id' | 'serial'>): string {
  const taken = reader.get(
    reader.query.selectFrom('device').select('id').where('name', '=', model).where('id', '!=', own.id),
  );
  return taken === undefined ? model : `${model} (${own.serial})`;
}

function columnsOf({ transport, verdict, facts }: Known, row: DeviceRow | null) {
  const live = { transport, state: verdict.state, reason: verdict.reason };
  if (facts === null)
    return {
      ...live,
      model: row?.model ?? null,
      os_version: row?.os_version ?? null,
      battery_percent: row?.battery_percent ?? null,
      charging: row?.charging ?? null,
      free_storage_bytes: row?.free_storage_bytes ?? null,
      screen_locked: row?.screen_locked ?? null,
      simulated: row?.simulated ?? 0,
      health_json: row?.health_json ?? '{}',
      apps_json: row?.apps_json ?? '{}',
    };
  return {
    ...live,
    model: facts.model,
    os_version: facts.osVersion,
    battery_percent: facts.batteryPercent,
    charging: flag(facts.charging),
    free_storage_bytes:
      facts.freeStorageBytes === null
        ? null
        : facts.freeStorageBytes - (facts.freeStorageBytes % storageStep),
    screen_locked: flag(facts.screenLocked),
    simulated: facts.simulated ? 1 : 0,
    health_json: JSON.stringify(healthToKeep(facts)),
    apps_json: JSON.stringify(facts.apps),
  };
}

/** In steps, for the same reason as storage. */
function healthToKeep(facts: DeviceFacts): DeviceHealth {
  const { temperatureCelsius, latencyMs, clockSkewSeconds, online, call } = facts;
  return {
    temperatureCelsius,
    latencyMs: latencyMs === null ? null : Math.ceil(latencyMs / latencyStep) * latencyStep,
    clockSkewSeconds,
    online,
    call,
    unfit: unfitness(facts),
  };
}

function flag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}
