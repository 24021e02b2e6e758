import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { ImportState } from '../../src-shared/domain/import.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellFailure } from '../parts/tell.tsx';
import { importQueries, type ImportKind } from './import-kind.ts';
import { ImportPreview } from './import-preview.tsx';
import classes from './imports.module.css';

type Props = {
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly onShow: () => void;
  readonly onAnother: () => void;
};

/** Where an import stands: being read, to be looked at, being added, or over. */
export function ImportStage({ kind, state, onShow, onAnother }: Props) {
  const queries = importQueries(useAgent(), kind);
  const cancel = useMutation(queries.cancel.mutationOptions({ onError: tellFailure }));
  const undo = useMutation(queries.undo.mutationOptions({ onError: tellFailure }));
  const things = formatCount(state.counts.added, ...kind.nouns);
  const another = (
    <Button variant="default" onClick={onAnother}>
      Import another file
    </Button>
  );
  const drop = () => cancel.mutate({ id: state.id });
  switch (state.status) {
    case 'reading':
      if (state.columns.length > 0)
        return <ImportPreview kind={kind} state={state} onDrop={drop} dropping={cancel.isPending} />;
      return (
        <Working title={`Reading ${state.fileName}`} state={state}>
          <Button variant="default" loading={cancel.isPending} onClick={drop}>
            Cancel
          </Button>
        </Working>
      );
    case 'ready':
      return <ImportPreview kind={kind} state={state} onDrop={drop} dropping={cancel.isPending} />;
    case 'applying':
      return (
        <Working title={`Adding ${formatCount(state.counts.good, ...kind.nouns)}`} state={state}>
          <Text size="sm" c="dimmed">
            Nobody sees them until all are added. You may close this; it goes on.
          </Text>
          <Button variant="default" loading={cancel.isPending} onClick={drop}>
            Cancel, add none
          </Button>
        </Working>
      );
    case 'undoing':
      return <Working title={`Taking ${things} back`} state={state} />;
    case 'applied':
      return (
        <Over title={`${things} added`} text={`From ${state.fileName}.`}>
          <Button onClick={onShow} data-autofocus>
            Show them
          </Button>
          {state.canUndo ? (
            <Button
              variant="default"
              loading={undo.isPending}
              onClick={() =>
                confirm({
                  title: 'Undo this import?',
                  body: `${things} that it added will be removed, with what was changed of them since. Whatever was there before stays.`,
                  yes: 'Undo import',
                  danger: true,
                  onYes: () => undo.mutate({ id: state.id }),
                })
              }
            >
              Undo import
            </Button>
          ) : null}
          {another}
        </Over>
      );
    case 'undone':
      return (
        <Over title="The import was taken back" text={`What ${state.fileName} added is removed.`}>
          {another}
        </Over>
      );
    case 'cancelled':
      return (
        <Over title="The import was dropped" text={`Nothing of ${state.fileName} was added.`}>
          {another}
        </Over>
      );
    case 'failed':
      return (
        <Over title="The file could not be imported" text={state.problem ?? 'Nothing was added.'} failed>
          {another}
        </Over>
      );
    default:
      return assertNever(state.status);
  }
}

function Working(props: {
  readonly title: string;
  readonly state: ImportState;
  readonly children?: ReactNode;
}) {
  const percent = Math.round((props.state.progress ?? 0) * 100);
  return (
    <Stack pt="xl" gap="md" align="flex-start">
      <Text fw={600} role="status">
        {props.title}
      </Text>
      <Progress w="100%" value={percent} aria-label={props.title} animated />
      {props.children}
    </Stack>
  );
}

function Over(props: {
  readonly title: string;
  readonly text: string;
  readonly failed?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Stack pt="xl" gap="sm">
      <div
        className={classes.over}
        data-failed={props.failed}
        role={props.failed === true ? 'alert' : 'status'}
      >
        <strong>{props.title}</strong>
        <span>{props.text}</span>
      </div>
      <Group gap="xs">{props.children}</Group>
    </Stack>
  );
}
