import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Checked, Committed, Stopped } from '../../src-agent/delivery/delivery.ts';
import type { Answer } from './counting-client.ts';

/** A stop before anything was committed. */
export function stoppedBy(answer: Exclude<Answer, { kind: 'ok' }>): Stopped {
  const problem: Problem =
    answer.kind === 'refused'
      ? {
          code: answer.code === 'rate_limited' ? 'rate_limited' : 'rejected',
          message: `The platform refused to prepare the post: ${answer.code}.`,
          nextAction: 'Nothing at first: it is tried again.',
        }
      : {
          code: 'timeout',
          message: `The platform did not answer: ${answer.why}.`,
          nextAction: 'Nothing at first: it is tried again.',
        };
  return { kind: 'stopped', remedy: 'retry', problem };
}

export function stopFor(code: Problem['code'], message: string, nextAction: string): Stopped {
  return { kind: 'stopped', remedy: 'person', problem: { code, message, nextAction } };
}

/** After the committing call: a no that was read is a no, everything else is not known. */
export function unlessDone(answer: Exclude<Answer, { kind: 'ok' }>): Committed {
  if (answer.kind === 'refused' && answer.code !== 'already_published')
    return {
      kind: 'rejected',
      problem: {
        code: answer.code === 'rate_limited' ? 'rate_limited' : 'rejected',
        message: `The platform refused the post: ${answer.code}.`,
        nextAction: 'Press Retry to post it again.',
      },
    };
  return { kind: 'unknown', problem: notKnown };
}

export const notKnown: Problem = {
  code: 'outcome_unknown',
  message: 'The post was sent, and the platform did not say whether it is published.',
  nextAction: 'Nothing yet: the account is read to find out.',
};

export function askPerson(evidence: Extract<Checked, { kind: 'undecided' }>['evidence']): Checked {
  return {
    kind: 'undecided',
    evidence,
    problem: {
      code: 'outcome_unknown',
      message: 'Reading the account does not tell whether the post is there.',
      nextAction: 'Look at the account and say whether the post is there.',
    },
  };
}
