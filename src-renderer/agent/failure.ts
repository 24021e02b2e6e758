import { ORPCError } from '@orpc/client';
import type { Issue } from '../../src-shared/domain/problem.ts';

/** An error as a person reads it: what happened, the particulars, and what to do next. */
export type Failure = { readonly title: string; readonly detail: string; readonly next: string };

/** The agent cannot be reached at the moment: no port, no server, or it did not answer in time. */
export class AgentUnreachable extends Error {
  constructor(message = 'The agent does not answer.', options?: ErrorOptions) {
    super(message, options);
    this.name = 'AgentUnreachable';
  }
}

/** Something the screen itself cannot do as it was asked; the message says why and what to do instead. */
export class NotPossible extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotPossible';
  }
}

/** Whether this browser is not, or no longer, signed in to the agent. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 401;
}

/** Whether the agent could not do it because of its disk or database. */
export function isOfStorage(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'STORAGE_UNAVAILABLE';
}

/** Whether trying again by itself may help: the agent was away, nothing was refused. */
export function isPassing(error: unknown): boolean {
  if (isOfStorage(error)) return false;
  if (error instanceof ORPCError) return error.status === 408 || error.status >= 502;
  return error instanceof Error;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The fields an answer finds fault with; empty when the error is about something else. */
export function issuesOf(error: unknown): Issue[] {
  if (!(error instanceof ORPCError)) return [];
  const { issues } = record(error.data);
  if (!Array.isArray(issues)) return [];
  return issues.map((each) => {
    const { path, message } = record(each);
    const parts: unknown[] = Array.isArray(path) ? path : [path];
    const joined = parts
      .filter((part) => typeof part === 'string' || typeof part === 'number')
      .map(String)
      .join('.');
    return { path: joined, message: typeof message === 'string' ? message : 'This is not accepted.' };
  });
}

/** Turns whatever a call threw into words. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof NotPossible)
    return { title: 'That does not work like this', detail: error.message, next: '' };
  if (!(error instanceof ORPCError))
    return {
      title: 'The agent does not answer',
      detail: 'It may be restarting, or this computer may be very busy.',
      next: 'Wait a moment and try again. If it stays like this, restart Switchyard.',
    };
  const issues = issuesOf(error);
  switch (error.code) {
    case 'NOT_FOUND':
      return {
        title: 'It is not there any more',
        detail: error.message,
        next: 'It may have been removed meanwhile. Go back to the list.',
      };
    case 'INVALID':
    case 'BAD_REQUEST':
      return {
        title: 'Something needs to be put right first',
        detail: issues.length > 0 ? issues.map((each) => each.message).join(' ') : error.message,
        next: 'Change what is marked and try again.',
      };
    case 'CONFLICT': {
      const { reason } = record(error.data);
      return {
        title: 'That does not work right now',
        detail: typeof reason === 'string' ? reason : error.message,
        next: 'Look at the current state and try again.',
      };
    }
    case 'STORAGE_UNAVAILABLE':
      return {
        title: 'It could not be written down',
        detail: error.message,
        next: 'Try again when that is put right.',
      };
    case 'UNAUTHORIZED':
      return {
        title: 'This window is not signed in',
        detail: 'The agent was restarted, or the link was used before.',
        next: 'Open Switchyard again from the terminal.',
      };
    case 'PAYLOAD_TOO_LARGE':
      return { title: 'The file is too large', detail: error.message, next: 'Choose a smaller file.' };
    default:
      return {
        title: 'The agent could not do that',
        detail: error.message,
        next: 'Try again. If it happens again, the log of the agent says more.',
      };
  }
}
