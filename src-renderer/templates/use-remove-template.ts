import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellFailure } from '../parts/tell.tsx';

/** Removes a template after asking. `stays`: what that does not touch. */
export function useRemoveTemplate(onRemoved?: () => void): (template: Template, stays: string) => void {
  const { query } = useAgent();
  const queries = useQueryClient();
  const remove = useMutation(
    query.templates.delete.mutationOptions({
      onSuccess: () => {
        onRemoved?.();
        return queries.invalidateQueries({ queryKey: query.templates.key() });
      },
      onError: tellFailure,
    }),
  );
  return ({ id, name }, stays) =>
    confirm({
      title: `Remove the template “${name}”?`,
      body: stays,
      yes: 'Remove template',
      danger: true,
      onYes: () => remove.mutate({ id }),
    });
}
