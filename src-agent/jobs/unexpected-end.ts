import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Stopped } from '../delivery/delivery.ts';
import { PhoneError } from '../devices/phone-driver.ts';
import { storageTrouble } from '../store/storage-trouble.ts';

/** What a thrown error means for the work it ended, as a stop with its sentences. */
export function stopForError(error: unknown): Stopped {
  return { kind: 'stopped', problem: problemOf(error), remedy: remedyOf(error) };
}

/** Whether nobody could know that it may happen: the log is told. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof PhoneError) && storageTrouble(error) === null;
}

function remedyOf(error: unknown): Stopped['remedy'] {
  if (storageTrouble(error) !== null) return 'wait';
  if (!(error instanceof PhoneError)) return 'retry';
  if (error.code === 'device_lost') return 'wait';
  return error.code === 'app_missing' ? 'fail' : 'retry';
}

function problemOf(error: unknown): Problem {
  if (error instanceof PhoneError)
    return {
      code: error.code,
      message: error.message,
      nextAction:
        error.code === 'device_lost'
          ? 'Plug the phone in again; the job goes on by itself.'
          : 'Nothing yet: it is tried again by itself.',
    };
  if (storageTrouble(error) !== null)
    return {
      code: 'storage_unavailable',
      message: 'The database could not be written, so the post was not shared.',
      nextAction: 'Nothing: it goes on by itself as soon as the disk takes it.',
    };
  return {
    code: 'internal',
    message: 'Something unexpected went wrong inside Switchyard.',
    nextAction: 'It is tried again by itself; the log in the data folder has the details.',
  };
}

/** The route of a job was taken away since the job was made: a person sets it up again or chooses another. */
export const routeMissing: Stopped = {
  kind: 'stopped',
  remedy: 'fail',
  problem: {
    code: 'route_missing',
    message: 'The way this post was to go is not set up any more.',
    nextAction: 'Set it up again and press Retry, or post it in a new campaign another way.',
  },
};
