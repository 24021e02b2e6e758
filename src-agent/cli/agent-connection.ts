import { createORPCClient, ORPCError } from '@orpc/client';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { z } from 'zod';
import { type AgentClient, contract } from '../../src-shared/contract/contract.ts';
import { readAgentFile } from './agent-file.ts';
import { CommandFailure } from './failure.ts';

/** What an error of the REST interface holds (RFC 9457); what belongs to the code stands beside it. */
const problemDetails = z.looseObject({ status: z.number().int(), code: z.string(), detail: z.string() });

/** The agent's contract as REST gives it. */
export type RemoteAgent = JsonifiedClient<AgentClient>;

/** Connects to the agent of that data directory. Nothing is sent yet. */
export function connectToAgent(dataDir: string, fetcher: typeof fetch = fetch): RemoteAgent {
  const file = readAgentFile(dataDir);
  if (file === null) throw notRunning(dataDir);
  return restClient(file, async (request, init) => {
    try {
      return await fetcher(request, init);
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw notRunning(dataDir);
    }
  });
}

/** The contract over plain REST; what the agent refuses comes as ORPCError with the contract's code and data. */
export function restClient(
  agent: { readonly url: string; readonly token: string },
  send: (request: Request, init: RequestInit) => Promise<Response>,
): RemoteAgent {
  const link = new OpenAPILink(contract, {
    url: new URL('/api/v1', agent.url),
    headers: { authorization: `Bearer ${agent.token}` },
    customErrorResponseBodyDecoder: readProblem,
    fetch: async (request, init) => asJson(await send(request, { ...init, redirect: 'error' })),
  });
  return createORPCClient<RemoteAgent>(link);
}

function readProblem(body: unknown): ORPCError<string, unknown> | null {
  const problem = problemDetails.safeParse(body);
  if (!problem.success) return null;
  const { code, status, detail, ...data } = problem.data;
  return new ORPCError(code, { status, message: detail, data });
}

/** The link reads bodies by their type and would take problem details for a file. */
function asJson(response: Response): Response {
  if (response.headers.get('content-type')?.startsWith('application/problem+json') !== true) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  // It is written like a file of that type, with a name.
  headers.delete('content-disposition');
  return new Response(response.body, { status: response.status, headers });
}

function notRunning(dataDir: string): CommandFailure {
  return new CommandFailure(
    'AGENT_NOT_RUNNING',
    `No agent is running for ${dataDir}. Start it with "npm start" or "switchyard agent", or name another place with --data-dir.`,
  );
}
