import { useMutation } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** Looks which files of the library are gone from disk; what it finds is marked in the list. */
export function useScan(): () => void {
  const { query } = useAgent();
  const scan = useMutation(
    query.media.scan.mutationOptions({
      onSuccess: () => tellDone('Looking for files that are gone. They are marked as they are found.'),
      onError: tellFailure,
    }),
  );
  return () => scan.mutate({});
}
