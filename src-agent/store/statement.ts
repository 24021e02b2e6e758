import { CompiledQuery, type Compilable } from 'kysely';

/** A statement written by hand: for those the query builder has no words for. Its text must be the same every time. */
export function statement<Row>(text: string, ...parameters: readonly unknown[]): Compilable<Row> {
  const compiled = CompiledQuery.raw(text, [...parameters]) as CompiledQuery<Row>;
  return { compile: () => compiled };
}
