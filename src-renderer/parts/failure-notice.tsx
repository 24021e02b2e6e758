import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { describeFailure } from '../agent/failure.ts';
import classes from './failure-notice.module.css';

/** An error where it happened: what, what to do next, and a way to try again. */
export function FailureNotice(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  const failure = describeFailure(props.error);
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <strong>{failure.title}</strong>
        <span>{failure.detail}</span>
        <span>{failure.next}</span>
      </div>
      {props.onRetry === undefined ? null : (
        <Button variant="default" size="xs" leftSection={<IconRefresh size={14} />} onClick={props.onRetry}>
          Retry
        </Button>
      )}
    </div>
  );
}
