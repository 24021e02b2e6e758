import type { AppPacks, PackInUse, PackKey, PackMode, PackPermission } from '../../src-shared/domain/pack.ts';
import { platform as platforms, type Platform } from '../../src-shared/domain/platform.ts';
import type { Task } from '../../src-shared/domain/task.ts';
import { systemClock } from '../automation/clock.ts';
import { packName } from '../automation/pack/packs.ts';
import { observeApp } from '../delivery/phone/observe-app.ts';
import { takePhone } from '../devices/take-phone.ts';
import { conflict, done, type Outcome } from '../outcome.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import type { Tasks } from '../tasks/tasks.ts';
import { InstalledPacks } from './installed-packs.ts';
import { readBundle } from './pack-bundle.ts';
import { readHealth } from './pack-health.ts';
import { type AppVersion, type PackPermissions, unknownLocale } from './pack-permissions.ts';
import type { PackRoomParts } from './pack-room.ts';
import { PackShelf } from './pack-shelf.ts';
import { phonesWith } from './phones-with-apps.ts';

type PackDeskParts = PackRoomParts & { readonly folder: string; readonly permissions: PackPermissions };

/** Opens the packs: those that came with Switchyard and those that were installed since. */
export async function openPackDesk(parts: PackDeskParts): Promise<PackDesk> {
  const installed = new InstalledPacks(parts.store, parts.folder);
  return new PackDesk(parts, installed, await PackShelf.open(parts.packsDir, installed));
}

/** What people see of packs and do with them. */
export class PackDesk {
  readonly shelf: PackShelf;
  readonly #parts: PackDeskParts;
  readonly #installed: InstalledPacks;

  constructor(parts: PackDeskParts, installed: InstalledPacks, shelf: PackShelf) {
    this.#parts = parts;
    this.#installed = installed;
    this.shelf = shelf;
  }

  /** Each app with its packs, the phones that have it, and how well its elements were found lately. */
  list(): AppPacks[] {
    const { store, permissions } = this.#parts;
    const { packs } = this.shelf;
    const inUse = this.shelf.list();
    const permitted = permissions.list();
    return platforms.options.map((platform) => ({
      platform,
      appName: packs.appOf(platform)?.appName ?? platformName(platform),
      packs: inUse.filter((pack) => pack.platform === platform),
      phones: phonesWith(store, packs, platform),
      health: readHealth(store, platform),
      permissions: permitted.filter((each) => each.platform === platform),
    }));
  }

  /** Installs a bundle; from then on its packs are used. */
  async install(text: string): Promise<Outcome<{ bundle: string; installed: PackInUse[] }>> {
    const read = readBundle(text);
    if (!read.ok) return read;
    await this.#installed.install(read.value);
    await this.shelf.reload();
    const names = new Set(read.value.packs.map(({ pack }) => packName(pack)));
    const installed = this.shelf.list().filter((pack) => names.has(packName(pack)));
    return done({ bundle: read.value.bundle, installed });
  }

  /** Uses an earlier pack again; answers the packs in use. */
  async rollback(key: PackKey, to: PackInUse['earlier'][number]): Promise<Outcome<PackInUse[]>> {
    const rolled = this.#installed.rollback(key, to);
    if (!rolled.ok) return rolled;
    await this.shelf.reload();
    return done(this.shelf.list());
  }

  /** Looks at an app on a phone, which is taken for that long. */
  observe(tasks: Tasks, platform: Platform, deviceId: number): Outcome<Task> {
    const { room, permissions, store, startTimer } = this.#parts;
    const transportOf = (id: number) => room.registry.transportOf(id);
    const taken = takePhone({ store, startTimer, transportOf }, deviceId, { unlocked: true });
    if (!taken.ok) return taken;
    const { lease, name } = taken.value;
    const app = platformName(platform);
    const about = { kind: 'app_look', title: `Look at ${app} on ${name}` } as const;
    return done(
      tasks.start(about, async ({ signal }) => {
        await using held = lease;
        const parts = { phones: room.phones, packs: this.shelf.packs, clock: systemClock };
        const seen = await observeApp(parts, held, platform, signal);
        if (seen === null) throw new Error(`${app} is not on ${name}, or there is no pack for it at all.`);
        const { appVersion, locale } = seen.app;
        permissions.keep(
          { platform, appVersion, locale: locale ?? unknownLocale },
          {
            at: new Date(store.now()).toISOString(),
            phone: name,
            pack: packName(seen.pack),
            confirmed: seen.confirmed,
            screens: seen.screens.map((screen) => ({
              ...screen,
              found: [...screen.found],
              missing: [...screen.missing],
            })),
          },
        );
        return seen.confirmed
          ? `${app} ${appVersion} on ${name} looks as the pack ${packName(seen.pack)} knows it.`
          : `${app} ${appVersion} on ${name} does not look as the pack ${packName(seen.pack)} knows it.`;
      }),
    );
  }

  /** Says whether the nearest pack may be used. Refused before a look confirmed that its screens are known. */
  permit(app: AppVersion, mode: PackMode): Outcome<PackPermission> {
    const { permissions } = this.#parts;
    const before = permissions
      .list()
      .find(
        (each) =>
          each.platform === app.platform && each.appVersion === app.appVersion && each.locale === app.locale,
      );
    if (mode === 'allowed' && before?.observation?.confirmed !== true)
      return conflict(
        'not_looked_at',
        'Look at the app on a phone first: the nearest pack can be allowed when its screens were recognised there.',
      );
    return done(permissions.set(app, mode));
  }
}
