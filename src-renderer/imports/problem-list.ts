import type { AgentClient } from '../../src-shared/contract/contract.ts';
import type { ImportProblem } from '../../src-shared/domain/import.ts';

const largestPage = 1000;

/** The problems of an import, `most` of them at the most, and how many there are in all. */
export async function readProblems(
  calls: Pick<AgentClient['accounts']['imports'], 'problems'>,
  about: { readonly id: number; readonly kind?: ImportProblem['kind'] },
  most: number,
): Promise<{ readonly problems: readonly ImportProblem[]; readonly total: number }> {
  const problems: ImportProblem[] = [];
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof calls.problems>> = await calls.problems({
      ...about,
      limit: largestPage,
      ...(cursor === null ? {} : { cursor }),
    });
    problems.push(...page.items);
    if (page.next === null || problems.length >= most) return { problems, total: page.total };
    cursor = page.next;
  }
}

/** Problems of one row, or of one field; what is left empty does not matter. */
export function narrowProblems(
  problems: readonly ImportProblem[],
  wanted: { readonly row: number | null; readonly field: string | null },
): readonly ImportProblem[] {
  return problems.filter(
    ({ row, field }) =>
      (wanted.row === null || wanted.row === row) && (wanted.field === null || wanted.field === field),
  );
}
