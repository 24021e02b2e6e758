import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Checked, Classified, Committed, Stopped } from '../../src-agent/delivery/delivery.ts';
import type { Answer } from './counting-client.ts';

type Refused = Extract<Answer, { kind: 'refused' }>;

/** A stop before anything was committed. */
export function stoppedBy(answer: Exclude<Answer, { kind: 'ok' }>): Stopped {
  if (answer.kind === 'refused')
    return { kind: 'stopped', remedy: classOf(answer), problem: refusal(answer) };
  const problem: Problem = {
    code: 'timeout',
    message: `The platform did not answer: ${answer.why}.`,
    nextAction: 'Nothing at first: it is tried again.',
  };
  return { kind: 'stopped', remedy: { class: 'TRANSIENT_PREPARE' }, problem };
}

export function stopFor(code: Problem['code'], message: string, nextAction: string): Stopped {
  return { kind: 'stopped', remedy: 'person', problem: { code, message, nextAction } };
}

/** After the committing call: a no that was read is a no, everything else is not known. */
export function unlessDone(answer: Exclude<Answer, { kind: 'ok' }>): Committed {
  if (answer.kind === 'unclear' || answer.code === 'already_published')
    return { kind: 'unknown', problem: notKnown };
  return { kind: 'rejected', remedy: classOf(answer), problem: refusal(answer) };
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

/** The class of a code that the platform answers with. */
function classOf({ code, retryAfterMs }: Refused): Classified {
  switch (code) {
    case 'rate_limited':
      return { class: 'RATE', until: Date.now() + (retryAfterMs ?? 1000) };
    case 'expired':
      return { class: 'TRANSIENT_PREPARE' };
    case 'in_progress':
      return { class: 'NOT_READY' };
    default:
      return { class: 'REJECTED' };
  }
}

function refusal({ code }: Refused): Problem {
  return {
    code: 'rejected',
    message: `The platform refused the post: ${code.replaceAll('_', ' ')}.`,
    nextAction: 'Press Retry to post it again.',
  };
}
