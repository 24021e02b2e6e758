import type { Issue } from '../../src-shared/domain/problem.ts';

/** Sorts an answer's issues to the fields of a form; what names no field of it comes back as `rest`. */
export function fieldErrors(
  issues: readonly Issue[],
  fields: readonly string[],
): { readonly errors: Record<string, string>; readonly rest: readonly string[] } {
  const errors: Record<string, string> = {};
  const rest: string[] = [];
  for (const { path, message } of issues) {
    const field = fields.find((name) => path === name || path.startsWith(`${name}.`));
    if (field === undefined) rest.push(message);
    else errors[field] = errors[field] === undefined ? message : `${errors[field]} ${message}`;
  }
  return { errors, rest };
}
