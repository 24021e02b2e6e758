import { expect, test } from 'vitest';
import { packSchemas } from '../../../../../src-agent/automation/pack/pack-schema.ts';

const folder = new URL('../../../../../resources/packs/', import.meta.url).pathname;

test.each(Object.entries(packSchemas))('%s is what the agent reads', async (name, schema) => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`${folder}${name}`);
});
