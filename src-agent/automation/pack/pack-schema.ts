import { z } from 'zod';
import { problemCode } from '../../../src-shared/domain/problem.ts';
import { pack } from './pack-format.ts';
import { systemPart } from './system-format.ts';

/** The format of pack files as JSON Schema, by the name of the file it lies in: what editors check packs with. */
export const packSchemas: Readonly<Record<string, object>> = {
  'pack.schema.json': schemaOf(
    pack,
    'A selector pack: the screens of one app, range of versions and language',
  ),
  'system.schema.json': schemaOf(systemPart, "Screens that belong to Android: a part of every app's pack"),
};

/** The codes of stops are left open: they grow with Switchyard, and the agent says which one it does not know. */
function schemaOf(format: z.ZodType, title: string): object {
  const schema = z.toJSONSchema(format, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema === problemCode) delete jsonSchema.enum;
    },
  });
  return { title, ...schema };
}
