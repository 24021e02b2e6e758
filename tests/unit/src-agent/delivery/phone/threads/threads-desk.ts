import { createStepRunner, type StepRunner } from '../../../../../../src-agent/automation/step-runner.ts';
import type { Packs } from '../../../../../../src-agent/automation/pack/packs.ts';
import type {
  PhoneWork,
  StepLog,
  StepResult,
  WorkFile,
} from '../../../../../../src-agent/delivery/delivery.ts';
import { createPhoneDelivery } from '../../../../../../src-agent/delivery/phone/phone-delivery.ts';
import type { JobKind } from '../../../../../../src-shared/domain/job.ts';
import { SimulatedHandset } from '../../../../../support/simulated-handset.ts';

export const handle = 'lumen.studio';
const version = '411.0.0.42.109';

/** Files that are copied to the phone. */
export const files: readonly WorkFile[] = ['one', 'two', 'three'].map((name) => ({
  path: `/library/${name}.jpg`,
  fileName: `${name}.jpg`,
  sha256: name.padEnd(64, '0'),
  mime: 'image/jpeg',
}));

/** A phone with Threads on it in one language, and what works on it. */
export function threadsDesk(packs: Packs, locale: 'en' | 'es' = 'en') {
  const phone = new SimulatedHandset(
    [
      { handle: 'harbor.coffee', displayName: 'Harbor Coffee' },
      { handle, displayName: 'Lumen Studio' },
    ],
    locale,
  );
  const written: StepResult[] = [];
  const steps: StepLog = { begin: () => ({ end: (result) => written.push(result) }) };
  const timing = { uploadMs: 20_000, quietMs: 2000, recheckMs: 30_000 };
  const delivery = createPhoneDelivery({ phones: phone, packs, clock: phone, timing });
  const never = new AbortController().signal;
  const workFor = (caption: string, kind: JobKind = 'text', posted: readonly WorkFile[] = []): PhoneWork => ({
    runId: 1,
    jobId: 2,
    attemptId: 3,
    earlier: null,
    account: { id: 4, platform: 'threads', handle },
    content: { kind, caption, files: posted, parent: null },
    rehearsal: false,
    warmup: null,
    lease: { deviceId: 1, transport: '127.0.0.1:41234', assertHeld: () => undefined },
  });
  const runner = (): StepRunner => {
    const pack = packs.find('threads', version, locale);
    if (pack === null) throw new Error('no pack for this version');
    const scene = { appName: 'Threads', handle, phone: '127.0.0.1:41234' };
    return createStepRunner({ driver: phone, pack, scene, clock: phone, signal: never }, steps);
  };
  return {
    phone,
    written,
    workFor,
    runner,
    open: async (work: PhoneWork) => {
      const session = await delivery.open(work, steps, never);
      if ('kind' in session) throw new Error(session.problem.message);
      return session;
    },
    look: (work: PhoneWork, before: Parameters<typeof delivery.look>[1]) =>
      delivery.look(work, before, steps, never),
  };
}
