import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { tellDone } from '../parts/tell.tsx';

/** Saves how the automation app gets onto iPhones; what it changes on phones is read again. */
export function useSaveIosSettings() {
  const { query } = useAgent();
  const queries = useQueryClient();
  return useMutation(
    query.devices.ios.settings.set.mutationOptions({
      onSuccess: () => {
        tellDone('Saved.');
        return queries.invalidateQueries({ queryKey: query.devices.key() });
      },
    }),
  );
}
