import type { ORPCError } from '@orpc/server';

/** RFC 9457: what every error of the REST interface looks like. `code` is the stable part. */
export function problemDetails(
  error: Pick<ORPCError<string, unknown>, 'code' | 'status' | 'message' | 'data'>,
) {
  const data = typeof error.data === 'object' && error.data !== null ? error.data : {};
  return {
    type: 'about:blank',
    title: error.code.toLowerCase().replaceAll('_', ' '),
    status: error.status,
    code: error.code,
    detail: error.message,
    ...data,
  };
}
