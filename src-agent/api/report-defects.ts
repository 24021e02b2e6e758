import { ORPCError } from '@orpc/server';

/** Tells of errors that no caller can be blamed for; without it they would be answered and forgotten. */
export function reportDefects(report: (error: unknown) => void) {
  return async <Result>({ next, signal }: Call<Result>): Promise<Result> => {
    try {
      return await next();
    } catch (error) {
      if (signal?.aborted !== true && isDefect(error))
        report(error instanceof ORPCError ? (error.cause ?? error) : error);
      throw error;
    }
  };
}

type Call<Result> = { readonly next: () => Promise<Result>; readonly signal?: AbortSignal | undefined };

function isDefect(error: unknown): boolean {
  if (!(error instanceof ORPCError)) return true;
  // The disk's trouble is told once, when it begins.
  return error.status >= 500 && error.code !== 'STORAGE_UNAVAILABLE';
}
