import { Button, Loader, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { ChecklistRow } from '../../src-shared/domain/system.ts';
import type { useSimulatedPhones } from '../devices/use-simulated-phones.ts';
import { ButtonLink } from '../parts/links.tsx';
import classes from './welcome.module.css';

type Props = {
  readonly rows: readonly ChecklistRow[];
  readonly checking: boolean;
  readonly onCheckAgain: () => void;
  readonly simulated: ReturnType<typeof useSimulatedPhones>;
};

const said = { ok: 'Done', todo: 'To do', waiting: 'Waiting' } as const;

/** The facts the agent sees, each with the one thing to do about it. */
export function Checklist(props: Props) {
  return (
    <ol className={classes.list}>
      {props.rows.map((row) => (
        <li key={row.id} className={classes.row} data-state={row.state}>
          <Mark row={row} />
          <div className={classes.words}>
            <strong className={classes.title}>
              {row.title}
              <VisuallyHidden> ({said[row.state]})</VisuallyHidden>
            </strong>
            <span className={classes.detail}>{row.detail}</span>
          </div>
          <Action row={row} {...props} />
        </li>
      ))}
    </ol>
  );
}

function Mark({ row }: { readonly row: ChecklistRow }) {
  switch (row.state) {
    case 'ok':
      return (
        <span className={classes.mark} data-state="ok" aria-hidden="true">
          <IconCheck size={14} stroke={3} />
        </span>
      );
    case 'waiting':
      return <Loader size={20} type="oval" aria-hidden="true" />;
    case 'todo':
      return <span className={classes.mark} data-state="todo" aria-hidden="true" />;
    default:
      return assertNever(row.state);
  }
}

function Action({ row, checking, onCheckAgain, simulated }: Props & { readonly row: ChecklistRow }) {
  if (row.state === 'ok') return null;
  switch (row.action) {
    case 'simulate':
      return (
        <Button variant="default" size="xs" loading={simulated.busy} onClick={simulated.start}>
          Use simulated phones
        </Button>
      );
    case 'add_account':
      return (
        <ButtonLink variant="default" size="xs" to="/accounts" search={{ edit: 'new' }}>
          Add an account
        </ButtonLink>
      );
    case 'create_campaign':
      return (
        <ButtonLink variant="default" size="xs" to="/campaigns/new">
          New campaign
        </ButtonLink>
      );
    case 'check_again':
      return (
        <Button variant="default" size="xs" loading={checking} onClick={onCheckAgain}>
          Check again
        </Button>
      );
    case 'none':
      return null;
    default:
      return assertNever(row.action);
  }
}
