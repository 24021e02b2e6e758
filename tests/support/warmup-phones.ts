import type { Clock } from '../../src-agent/automation/clock.ts';
import { systemClock } from '../../src-agent/automation/clock.ts';
import { loadPacks } from '../../src-agent/automation/pack/load-packs.ts';
import { AccountList } from '../../src-agent/accounts/account-list.ts';
import type { Delivery, PhoneWork } from '../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../src-agent/delivery/phone/phone-delivery.ts';
import { phoneRoute } from '../../src-agent/delivery/phone/phone-route.ts';
import { warmUpRefusal } from '../../src-agent/delivery/routes.ts';
import { startRealTimer } from '../../src-agent/devices/timers.ts';
import { startEngine } from '../../src-agent/jobs/engine.ts';
import { Jobs } from '../../src-agent/jobs/jobs.ts';
import { LimitsLedger } from '../../src-agent/limits/ledger.ts';
import { doAtOnce } from '../../src-agent/steps.ts';
import { plainSql } from '../../src-agent/store/plain-sql.ts';
import { startWarmUp } from '../../src-agent/warmups/start-warm-up.ts';
import { WarmupJournal } from '../../src-agent/warmups/warmup-journal.ts';
import type { Template } from '../../src-shared/domain/template.ts';
import type { WarmupRecipe } from '../../src-shared/domain/warmup.ts';
import { collectedLog } from './collected-log.ts';
import { type DeviceDesk, openDeviceDesk } from './device-desk.ts';

/** Waits take no time, but count: a session of twenty minutes is over as soon as its acts are. */
class SkippingClock implements Clock {
  skippedMs = 0;
  now = () => performance.now() + this.skippedMs;
  delay(milliseconds: number): Promise<void> {
    this.skippedMs += milliseconds;
    return Promise.resolve();
  }
}

/** The engine on simulated phones behind real adb and Appium, one Instagram account a phone; sessions have skipping clocks. */
export type WarmupPhones = AsyncDisposable & {
  readonly desk: DeviceDesk;
  readonly accountIds: readonly number[];
  /** Of the phones, in the order of the accounts. */
  readonly serials: readonly string[];
  readonly clocks: ReadonlyMap<number, { readonly skippedMs: number }>;
  readonly start: (recipe: WarmupRecipe, accountId: number) => number;
  readonly job: (runId: number) => ReturnType<Jobs['list']>['items'][number] | undefined;
  /** Acts of all phones, by account. */
  readonly acts: () => Promise<
    { readonly account: number; readonly kind: string; readonly target: string; readonly text: string }[]
  >;
};

/** Opens it with one phone for each handle. */
export async function openWarmupPhones(adbBinary: string, handles: readonly string[]): Promise<WarmupPhones> {
  await using owned = new AsyncDisposableStack();
  const serials = handles.map((_, index) => `SIM-WARM-${index}`);
  const desk = owned.use(
    await openDeviceDesk({
      adbBinary,
      phones: handles.map((handle, index) => ({
        serial: serials[index] ?? '',
        model: 'Simulated Pixel 8',
        accounts: [{ handle, displayName: handle.replaceAll('.', ' ') }],
      })),
    }),
  );
  const { store, folder } = desk.room;
  const ledger = new LimitsLedger(() => 'UTC');
  const packs = await loadPacks(new URL('../../resources/packs', import.meta.url).pathname);
  const clocks = new Map<number, SkippingClock>();
  const deliveries = new Map<number, Delivery<PhoneWork>>();
  const accountIds: number[] = [];
  for (const [index, handle] of handles.entries()) {
    const deviceId = await desk.ready(serials[index] ?? '');
    const clock = new SkippingClock();
    clocks.set(deviceId, clock);
    deliveries.set(
      deviceId,
      createPhoneDelivery({
        phones: desk.phones,
        packs,
        clock: systemClock,
        timing: { uploadMs: 4000, quietMs: 1000, recheckMs: 300 },
        warmups: { log: new WarmupJournal(store, ledger, () => 'UTC'), clock },
      }),
    );
    accountIds.push(addAccount(desk, handle, deviceId));
  }
  const of = ({ lease }: PhoneWork) => {
    const delivery = deliveries.get(lease.deviceId);
    if (delivery === undefined) throw new Error('a job came to a phone that is not ours');
    return delivery;
  };
  const route = phoneRoute({
    open: (work, steps, signal) => of(work).open(work, steps, signal),
    look: (work, before, steps, signal) => of(work).look(work, before, steps, signal),
  });
  owned.use(
    startEngine({
      store,
      dataDir: folder,
      ledger,
      routes: [route],
      transportOf: (deviceId) => desk.registry.transportOf(deviceId),
      startTimer: startRealTimer,
      random: Math.random,
      log: collectedLog(),
    }),
  );
  const parts = {
    store,
    accounts: new AccountList(store),
    refusalFor: (platform: 'instagram' | 'threads' | 'tiktok') => warmUpRefusal([route], platform),
    systemZone: () => 'UTC',
  };
  const all = owned.move();
  return {
    desk,
    accountIds,
    serials,
    clocks,
    start: (recipe, accountId) => {
      const template = { name: 'Morning round', warmup: recipe } as Template;
      const wish = { accountIds: [accountId], accountFilter: null, at: null };
      const started = doAtOnce(startWarmUp(parts, template, wish));
      if (!started.ok) throw new Error(JSON.stringify(started.refusal));
      return started.value;
    },
    job: (runId) => new Jobs(store).list({ runId, limit: 1 }).items[0],
    acts: async () => {
      const records = await Promise.all(serials.map((serial) => desk.record(serial)));
      return records.flatMap(({ acts }, index) =>
        acts.map(({ kind, target, text }) => ({ account: accountIds[index] ?? 0, kind, target, text })),
      );
    },
    [Symbol.asyncDispose]: async () => await all.disposeAsync(),
  };
}

function addAccount({ room: { store } }: DeviceDesk, handle: string, deviceId: number): number {
  return store.write((tx) => {
    const { insertedId } = tx.run(
      plainSql(
        `INSERT INTO account (uid, platform, handle, display_name, status, device_id, created_at, updated_at)
         VALUES (?, 'instagram', ?, ?, 'active', ?, 0, 0)`,
        [crypto.randomUUID(), handle, handle.replaceAll('.', ' '), deviceId],
      ),
    );
    return insertedId;
  });
}
