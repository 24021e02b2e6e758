import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { Router } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { Contract } from '../../src-shared/contract/contract.ts';
import { contract } from '../../src-shared/contract/contract.ts';
import { account } from '../../src-shared/domain/account.ts';
import { campaign } from '../../src-shared/domain/campaign.ts';
import { device } from '../../src-shared/domain/device.ts';
import { event } from '../../src-shared/domain/event.ts';
import { attempt, job, step } from '../../src-shared/domain/job.ts';
import { media } from '../../src-shared/domain/media.ts';
import { problem } from '../../src-shared/domain/problem.ts';
import { run } from '../../src-shared/domain/run.ts';
import { template } from '../../src-shared/domain/template.ts';
import { reportDefects } from '../api/report-defects.ts';
import { problemDetails } from './problem-details.ts';

/** The contract with its handlers. */
export type AgentRouter = Router<Contract, Record<never, never>>;

/** The contract as plain REST with problem details for errors. */
export function restHandler(
  router: AgentRouter,
  report: (error: unknown) => void,
): OpenAPIHandler<Record<never, never>> {
  return new OpenAPIHandler(router, {
    clientInterceptors: [reportDefects(report)],
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    customErrorResponseBodyEncoder: (error) =>
      new File([JSON.stringify(problemDetails(error))], 'problem.json', { type: 'application/problem+json' }),
  });
}

/** Schemas that the document names once and refers to. */
const commonSchemas = {
  Account: { schema: account },
  Attempt: { schema: attempt },
  Campaign: { schema: campaign },
  Device: { schema: device },
  Event: { schema: event },
  Job: { schema: job },
  Media: { schema: media },
  Problem: { schema: problem },
  Run: { schema: run },
  Step: { schema: step },
  Template: { schema: template },
};

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
    commonSchemas,
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
}
