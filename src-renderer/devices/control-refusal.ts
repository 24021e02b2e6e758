import { ORPCError } from '@orpc/client';

/** The word for why the agent refused something about a phone, as `held_by_person`; null where it was no refusal. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof ORPCError) || error.code !== 'CONFLICT') return null;
  const data: unknown = error.data;
  return typeof data === 'object' && data !== null && 'reason' in data ? String(data.reason) : null;
}
