import type { StepMoment } from '../../src-shared/domain/replay.ts';

/** Which step of which job is shown at which moment, as it stands in the address. */
export type ReplayAddress = {
  readonly job?: number;
  readonly step?: number;
  readonly moment?: StepMoment;
};

/** Reads an address; what makes no sense is left out. */
export function readReplayAddress(raw: Record<string, unknown>): ReplayAddress {
  const number = (value: unknown) =>
    typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
  const [job, step] = [number(raw['job']), number(raw['step'])];
  const { moment } = raw;
  return {
    ...(job === undefined ? {} : { job }),
    ...(step === undefined ? {} : { step }),
    ...(moment === 'before' || moment === 'after' ? { moment } : {}),
  };
}
