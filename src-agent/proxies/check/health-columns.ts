import type { Health } from './check-state.ts';

/** The columns of the last check, when there was none. */
export const unknownHealth = {
  checked_at: null,
  outcome: null,
  latency_ms: null,
  exit_address: null,
  check_detail: null,
} as const;

/** Health as it is kept in the row of a proxy. */
export function healthColumns(health: Health) {
  return {
    status: health.status,
    status_reason: health.statusReason,
    failures: health.failures,
    next_check_at: health.nextCheckAt,
  };
}
