import { type Compilable, CompiledQuery } from 'kysely';

/**
 * A statement as text, for what is asked so often that building it anew would cost more than running it. Values go into
 * `parameters` only, and the text must not vary with their number: each text is prepared once and kept.
 */
export function plainSql<Row>(text: string, parameters: readonly unknown[] = []): Compilable<Row> {
  const compiled = CompiledQuery.raw(text, [...parameters]) as CompiledQuery<Row>;
  return { compile: () => compiled };
}
