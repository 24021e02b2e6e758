import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { describeFailure } from '../agent/failure.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';

/** Removes what is chosen of a list after a question that says what hangs on it. */
export function useRemoval<Chosen, Removed>(how: {
  /** What hangs on it, in words. */
  readonly consequences: (chosen: Chosen) => ReactNode;
  readonly remove: (chosen: Chosen) => Promise<Removed>;
  /** What became of it, as a sentence. */
  readonly told: (removed: Removed) => string;
  readonly onRemoved: () => void;
}) {
  const remove = useMutation({
    mutationFn: how.remove,
    onSuccess: (removed) => {
      tellDone(how.told(removed));
      how.onRemoved();
    },
    onError: tellFailure,
  });
  const ask = useMutation({
    mutationFn: ({ chosen }: { readonly title: string; readonly chosen: () => Promise<Chosen> }) => chosen(),
    onSuccess: (chosen, { title }) =>
      confirm({
        title,
        body: how.consequences(chosen),
        yes: 'Remove',
        danger: true,
        onYes: () => remove.mutate(chosen),
      }),
    onError: tellFailure,
  });
  return {
    isPending: ask.isPending || remove.isPending,
    ask: (title: string, chosen: () => Promise<Chosen>) => ask.mutate({ title, chosen }),
  };
}

/** What hangs on something, once the agent has answered. */
export function Dependents<Found>(props: {
  readonly found: Pick<UseQueryResult<Found>, 'data' | 'error'>;
  readonly children: (found: Found) => ReactNode;
}) {
  const { data, error } = props.found;
  if (error !== null)
    return <p>What depends on it could not be found out. {describeFailure(error).detail}</p>;
  return data === undefined ? <p>Looking for what depends on it…</p> : props.children(data);
}
