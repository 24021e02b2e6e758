import { RetryFailed } from '../runs/retry-failed.tsx';
import { useInboxCount } from './use-inbox.ts';

/** Tries every failed post again; nothing where none failed. */
export function RetryAll() {
  return <RetryFailed failed={useInboxCount('failed') ?? 0} of={{}} label="Retry all failed" />;
}
