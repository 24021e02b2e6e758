import type { RunStatus } from '../../src-shared/domain/run.ts';

/** The statuses a run can have. */
export const runStatuses: readonly RunStatus[] = ['running', 'paused', 'waiting', 'completed', 'stopped'];

/** Which runs are listed, as it stands in the address. */
export type RunsAddress = { readonly status?: RunStatus; readonly campaignId?: number };

/** Reads an address; what makes no sense is left out. */
export function readRunsAddress(raw: Record<string, unknown>): RunsAddress {
  const { campaignId } = raw;
  const status = runStatuses.find((each) => each === raw['status']);
  return {
    ...(status === undefined ? {} : { status }),
    ...(typeof campaignId === 'number' && Number.isInteger(campaignId) && campaignId > 0
      ? { campaignId }
      : {}),
  };
}
