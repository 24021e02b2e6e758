import { expect } from 'vitest';
import { loadPacks } from '../../../../../src-agent/automation/pack/load-packs.ts';
import type { Packs } from '../../../../../src-agent/automation/pack/packs.ts';
import type {
  Delivery,
  DeliverySession,
  StepLog,
  StepResult,
  PhoneWork,
} from '../../../../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../../../../src-agent/delivery/phone/phone-delivery.ts';
import { FakePhone } from './fake-phone.ts';

export const caption = 'Fresh beans & bread\n#harbor  “open” at 8';
export const timing = { uploadMs: 20_000, quietMs: 2000, recheckMs: 30_000 };

export const work: PhoneWork = {
  runId: 1,
  jobId: 2,
  attemptId: 3,
  earlier: null,
  account: { id: 4, platform: 'instagram', handle: 'harbor.coffee' },
  content: {
    kind: 'photo',
    caption,
    files: [{ path: '/library/photo', fileName: 'Beans.JPG', sha256: 'ab'.repeat(32), mime: 'image/jpeg' }],
    parent: null,
  },
  rehearsal: false,
  warmup: null,
  lease: { deviceId: 1, transport: '127.0.0.1:41234', assertHeld: () => undefined },
};

/** The packs that are shipped. */
export function shippedPacks(): Promise<Packs> {
  return loadPacks(new URL('../../../../../resources/packs', import.meta.url).pathname);
}

/** A phone, and the delivery that works on it, with everything it wrote down. */
export type Desk = {
  readonly phone: FakePhone;
  readonly written: { readonly name: string; result: StepResult | null }[];
  readonly cancel: AbortController;
  readonly steps: StepLog;
  delivery(): Delivery<PhoneWork>;
  open(changed?: Partial<PhoneWork>): Promise<DeliverySession>;
  /** A session with the caption screen in front. */
  prepared(changed?: Partial<PhoneWork>): Promise<DeliverySession>;
  /** How often Share was tapped. */
  shares(): number;
  /** Result of the last step. */
  last(): StepResult | null | undefined;
};

/** Makes a desk. */
export function createDesk(packs: Packs): Desk {
  const phone = new FakePhone();
  const cancel = new AbortController();
  const written: Desk['written'] = [];
  const steps: StepLog = {
    begin({ name }) {
      const step: Desk['written'][number] = { name, result: null };
      written.push(step);
      return {
        end(result) {
          expect(step.result, `${name} ended twice`).toBeNull();
          step.result = result;
        },
      };
    },
  };
  const delivery = () => createPhoneDelivery({ phones: phone, packs, clock: phone, timing });
  const open = async (changed: Partial<PhoneWork> = {}): Promise<DeliverySession> => {
    const session = await delivery().open({ ...work, ...changed }, steps, cancel.signal);
    return 'kind' in session ? expect.fail(session.problem.message) : session;
  };
  return {
    phone,
    written,
    cancel,
    steps,
    delivery,
    open,
    async prepared(changed = {}) {
      const session = await open(changed);
      expect(await session.prepare()).toMatchObject({ kind: 'prepared' });
      return session;
    },
    shares: () => phone.taps.filter((tap) => tap === 'share_button').length,
    last: () => written.at(-1)?.result,
  };
}
