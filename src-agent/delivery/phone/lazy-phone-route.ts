import type { LimitsLedger } from '../../limits/ledger.ts';
import type { PackRoom } from '../../packs/pack-room.ts';
import type { Store } from '../../store/store.ts';
import { WarmupJournal } from '../../warmups/warmup-journal.ts';
import { lazyDelivery } from '../lazy-delivery.ts';
import type { Route } from '../routes.ts';
import { phoneRoute } from './phone-route.ts';
import type { PhoneTiming } from './post-session.ts';

/** What the way over phones is built from. `zone`: the IANA zone of this computer. */
export type PhoneRouteParts = {
  readonly store: Store;
  readonly ledger: LimitsLedger;
  readonly zone: () => string;
  readonly packRoom: PackRoom;
  readonly phoneTiming?: PhoneTiming;
};

/** The way over accounts' own phones; the apps and their packs are loaded with the first job that needs them. */
export function lazyPhoneRoute({ store, ledger, zone, packRoom, phoneTiming }: PhoneRouteParts): Route {
  return phoneRoute(
    lazyDelivery(async () => {
      const { phoneDelivery } = await import('./real-phone-delivery.ts');
      const journal = new WarmupJournal(store, ledger, zone);
      return phoneDelivery(await packRoom.inUse(), journal, phoneTiming);
    }),
  );
}
