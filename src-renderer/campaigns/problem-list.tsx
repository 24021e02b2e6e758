import { Button } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import { steps, stepTitles, type Step } from './composer-steps.ts';
import type { PlacedIssue } from './place-issues.ts';
import classes from './review.module.css';

const shownOfAStep = 12;

/** What was found, by the step it belongs to, with the way there. */
export function ProblemList(props: {
  readonly title: string;
  readonly tone: 'bad' | 'warn';
  readonly issues: readonly PlacedIssue[];
  /** How many there are in all; more than are told, with many. */
  readonly total: number;
  readonly onGo: (step: Step) => void;
}) {
  const { issues, tone } = props;
  if (issues.length === 0) return null;
  const Icon = tone === 'bad' ? IconAlertCircle : IconInfoCircle;
  return (
    <section className={classes.problems} data-tone={tone} aria-label={props.title}>
      <h2 className={classes.problemsTitle}>
        <Icon size={17} aria-hidden="true" /> {props.title}
      </h2>
      {steps.map((step) => {
        const said = [
          ...new Set(issues.filter((issue) => issue.step === step).map(({ message }) => message)),
        ];
        if (said.length === 0) return null;
        return (
          <div key={step} className={classes.group}>
            <ul>
              {said.slice(0, shownOfAStep).map((message) => (
                <li key={message}>{message}</li>
              ))}
              {said.length > shownOfAStep ? <li>And {said.length - shownOfAStep} more.</li> : null}
            </ul>
            {step === 'review' ? null : (
              <Button variant="default" size="xs" onClick={() => props.onGo(step)}>
                Go to {stepTitles[step]}
              </Button>
            )}
          </div>
        );
      })}
      {props.total > issues.length ? (
        <p className={classes.hint}>
          The first {issues.length.toLocaleString()} of {props.total.toLocaleString()} are shown.
        </p>
      ) : null}
    </section>
  );
}
