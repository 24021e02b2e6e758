import { ORPCError } from '@orpc/client';
import { CommanderError } from 'commander';
import { z } from 'zod';
import { issue } from '../../src-shared/domain/problem.ts';

/** A command that could not do what it was asked; `message` is the sentence for the person. */
export class CommandFailure extends Error {
  readonly code: string;
  readonly exitCode: 1 | 2;
  constructor(code: string, message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'CommandFailure';
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** What is told about an error, and the exit code: 0 when it was only help that was asked for. */
export type Told = { readonly exitCode: 0 | 1 | 2; readonly code: string; readonly lines: readonly string[] };

const withIssues = z.object({ issues: z.array(issue) });

/** Turns whatever a command threw into sentences. Commander has said its own already, so those bring none. */
export function tell(error: unknown): Told {
  if (error instanceof CommanderError)
    return { exitCode: error.exitCode === 0 ? 0 : 2, code: error.code, lines: [] };
  if (error instanceof CommandFailure)
    return { exitCode: error.exitCode, code: error.code, lines: [error.message] };
  if (error instanceof ORPCError) {
    const data = withIssues.safeParse(error.data);
    const issues = data.success ? data.data.issues : [];
    // A single issue is the headline already.
    const more = issues.length > 1 ? issues.map(({ path, message }) => `  ${path}: ${message}`) : [];
    return { exitCode: 1, code: error.code, lines: [error.message, ...more] };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { exitCode: 1, code: 'INTERNAL', lines: [message] };
}
