import { Button, Checkbox, Group, Select, Stack, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportState } from '../../src-shared/domain/import.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { platforms } from '../accounts/accounts-search.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { ImportFigures } from './import-figures.tsx';
import { importQueries, type ImportKind } from './import-kind.ts';
import { ImportMapping } from './import-mapping.tsx';
import { ImportProblems } from './import-problems.tsx';
import { ImportRows } from './import-rows.tsx';
import classes from './imports.module.css';

/** What a file would add: how it was read, what fills what, what is wrong with it, and the question whether to go on. */
export function ImportPreview(props: {
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly onDrop: () => void;
  readonly dropping: boolean;
}) {
  const { kind, state } = props;
  const agent = useAgent();
  const calls = importQueries(agent, kind);
  const queries = useQueryClient();
  const [owned, setOwned] = useState(false);
  const [asked, setAsked] = useState(false);
  const info = useQuery(agent.query.agent.info.queryOptions({ input: {} }));
  const reread = () => queries.invalidateQueries({ queryKey: calls.key() });
  const choose = useMutation(calls.choose.mutationOptions({ onSuccess: reread }));
  const apply = useMutation(calls.apply.mutationOptions({ onSuccess: reread }));
  const first = kind.of === 'accounts' && info.data?.ownershipConfirmedAt === null;
  const busy = state.status === 'reading' || choose.isPending;
  const missing = state.fields.filter(
    (field) => field.required && state.columns.every((column) => column.field !== field.name),
  );
  const start = () => {
    setAsked(true);
    if (!first || owned) apply.mutate({ id: state.id, ownershipConfirmed: first });
  };
  return (
    <Stack pt="xs" gap="xl" aria-busy={busy}>
      <ImportFigures state={state} busy={busy} />
      <section aria-label="Columns">
        <Title order={3} mb="xs">
          What the columns are
        </Title>
        <ImportMapping
          state={state}
          missing={missing}
          onMap={(mapping) => choose.mutate({ id: state.id, mapping })}
        />
        {kind.of === 'accounts' ? (
          <Select
            mt="md"
            maw={320}
            label="Platform of rows that name none"
            data={platforms.map((value) => ({ value, label: platformName(value) }))}
            placeholder="Such rows are left out"
            value={state.defaultPlatform}
            onChange={(platform) => {
              const found = platforms.find((each) => each === platform);
              if (found !== undefined) choose.mutate({ id: state.id, defaultPlatform: found });
            }}
          />
        ) : null}
        {choose.isError ? <FailureNotice error={choose.error} /> : null}
      </section>
      <ImportProblems kind={kind} state={state} />
      <ImportRows state={state} />
      {first ? (
        <Checkbox
          className={classes.owner}
          label="I own these accounts or am authorised to manage them"
          description="Asked once, for the first accounts. The date of your confirmation is kept."
          checked={owned}
          onChange={(change) => setOwned(change.currentTarget.checked)}
          error={asked && !owned ? 'Please confirm this to go on.' : null}
        />
      ) : null}
      {apply.isError ? <FailureNotice error={apply.error} /> : null}
      <Group className={classes.foot} justify="flex-end" gap="xs">
        <Button variant="default" loading={props.dropping} onClick={props.onDrop}>
          Drop it
        </Button>
        <Button
          loading={apply.isPending}
          disabled={busy || state.counts.good === 0 || missing.length > 0}
          onClick={start}
        >
          Add {formatCount(state.counts.good, ...kind.nouns)}
        </Button>
      </Group>
    </Stack>
  );
}
