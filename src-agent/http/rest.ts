import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { Router } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Contract } from '../../src-shared/contract/contract.ts';
import { contract } from '../../src-shared/contract/contract.ts';
import { problemDetails } from './problem-details.ts';

/** The contract with its handlers. */
export type AgentRouter = Router<Contract, Record<never, never>>;

/** The contract as plain REST with problem details for errors. */
export function restHandler(router: AgentRouter): OpenAPIHandler<Record<never, never>> {
  return new OpenAPIHandler(router, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    customErrorResponseBodyEncoder: (error) =>
      new Blob([JSON.stringify(problemDetails(error))], { type: 'application/problem+json' }),
  });
}

/** The OpenAPI 3.1 document of the REST interface. */
export async function openApiDocument(version: string) {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return await generator.generate(contract, {
    info: {
      title: 'Switchyard agent',
      version,
      description: 'Everything the control center does, for scripts. Send `Authorization: Bearer <token>`.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
}
