import { join } from 'node:path';
import type { AppOnPhone } from '../automation/pack/pack-use.ts';
import type { Packs } from '../automation/pack/packs.ts';
import type { Phones } from '../devices/phone-driver.ts';
import type { TakePhoneParts } from '../devices/take-phone.ts';
import { PackPermissions } from './pack-permissions.ts';
import type { PackDesk } from './pack-desk.ts';

/** What the packs in use are built from. */
export type PackRoomParts = Pick<TakePhoneParts, 'store' | 'startTimer'> & {
  readonly dataDir: string;
  /** Folder of the packs that came with Switchyard. */
  readonly packsDir: string;
  readonly room: {
    readonly phones: Phones;
    readonly registry: { readonly transportOf: TakePhoneParts['transportOf'] };
  };
};

/** The packs, read when they are needed first: starting must be quick. */
export class PackRoom {
  readonly permissions: PackPermissions;
  readonly #parts: PackRoomParts;
  #desk: Promise<PackDesk> | undefined;

  constructor(parts: PackRoomParts) {
    this.#parts = parts;
    this.permissions = new PackPermissions(parts.store);
  }

  /** Phones and the packs in use for their apps, and whether the nearest may be used where none is made for an app. */
  async inUse(): Promise<{
    readonly phones: Phones;
    readonly packs: Packs;
    readonly packAllowed: (app: AppOnPhone) => boolean;
  }> {
    const { shelf } = await this.desk();
    return {
      phones: this.#parts.room.phones,
      packs: shelf.packs,
      packAllowed: (app) => this.permissions.allows(app),
    };
  }

  /** What people do with packs. */
  desk(): Promise<PackDesk> {
    this.#desk ??= this.#open().catch((error: unknown) => {
      this.#desk = undefined;
      throw error;
    });
    return this.#desk;
  }

  async #open(): Promise<PackDesk> {
    const { openPackDesk } = await import('./pack-desk.ts');
    const folder = join(this.#parts.dataDir, 'packs');
    return await openPackDesk({ ...this.#parts, folder, permissions: this.permissions });
  }
}
