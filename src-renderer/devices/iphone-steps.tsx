import { IconArrowRight, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { SetupStep } from '../../src-shared/domain/ios.ts';
import classes from './iphones.module.css';

/** The steps of the set-up as a checklist: what is done, the one that is next with how to do it, and what comes after. */
export function IphoneSteps({ steps }: { readonly steps: readonly SetupStep[] }) {
  const next = steps.find(({ done }) => !done);
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li
          key={step.name}
          data-done={step.done}
          {...(step === next ? { 'data-next': true, 'aria-current': 'step' as const } : {})}
        >
          <StepSign isDone={step.done} isNext={step === next} />
          <div>
            <span className={classes.title}>{step.title}</span>
            {step === next ? <span className={classes.how}>{step.how}</span> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepSign({ isDone, isNext }: { readonly isDone: boolean; readonly isNext: boolean }) {
  if (isDone)
    return <IconCircleCheckFilled size={18} className={classes.sign ?? ''} aria-label="Done" role="img" />;
  if (isNext) return <IconArrowRight size={18} className={classes.sign ?? ''} aria-label="Next" role="img" />;
  return <IconCircle size={18} className={classes.sign ?? ''} aria-label="Later" role="img" />;
}
