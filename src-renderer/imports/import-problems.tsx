import { Button, Group, NumberInput, Select, Table, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportProblem, ImportState } from '../../src-shared/domain/import.ts';
import { problemsAsCsv } from '../../src-shared/import-problems-csv.ts';
import { useAgent } from '../agent/agent-context.ts';
import { formatCount } from '../format/amount.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { saveFile } from '../parts/save-file.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { tellFailure } from '../parts/tell.tsx';
import type { Label } from '../parts/tone.ts';
import { importCalls, importQueries, type ImportKind } from './import-kind.ts';
import { narrowProblems, readProblems } from './problem-list.ts';

const mostLookedThrough = 20_000;
const shownAtOnce = 100;

const labels: Readonly<Record<ImportProblem['kind'], Label>> = {
  error: { text: 'Left out', tone: 'bad' },
  duplicate: { text: 'There already', tone: 'idle' },
  warning: { text: 'Warning', tone: 'warn' },
};
const kinds = (['error', 'duplicate', 'warning'] as const).map((value) => ({
  value,
  label: labels[value].text,
}));

/** What is wrong with the rows of a file: by kind, row and field, and all of it as a file. */
export function ImportProblems(props: { readonly kind: ImportKind; readonly state: ImportState }) {
  const { state } = props;
  const agent = useAgent();
  const calls = importCalls(agent, props.kind);
  const [kind, setKind] = useState<ImportProblem['kind'] | null>(null);
  const [row, setRow] = useState<number | null>(null);
  const [field, setField] = useState<string | null>(null);
  const [shown, setShown] = useState(shownAtOnce);
  const { errors, duplicates, warnings } = state.counts;
  const about = kind === null ? { id: state.id } : { id: state.id, kind };
  const found = useQuery({
    queryKey: [...importQueries(agent, props.kind).key(), 'all problems', about, state.counts],
    queryFn: () => readProblems(calls, about, mostLookedThrough),
  });
  const download = useMutation({
    mutationFn: () => readProblems(calls, { id: state.id }, Infinity),
    onSuccess: ({ problems }) =>
      saveFile(new Blob([problemsAsCsv(problems)], { type: 'text/csv' }), `${state.fileName} problems.csv`),
    onError: tellFailure,
  });
  if (errors + duplicates + warnings === 0) return null;
  const problems = narrowProblems(found.data?.problems ?? [], { row, field });
  const all = found.data?.total ?? 0;
  return (
    <section aria-label="Problems">
      <Group justify="space-between" mb="xs">
        <Title order={3}>What is wrong</Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          Download as CSV
        </Button>
      </Group>
      <Group gap="xs" mb="xs">
        <Select
          size="xs"
          w={160}
          aria-label="Kind of problem"
          placeholder="Every kind"
          clearable
          clearButtonProps={{ 'aria-label': 'Every kind' }}
          data={kinds}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each.value === value)?.value ?? null)}
        />
        <Select
          size="xs"
          w={160}
          aria-label="Field with a problem"
          placeholder="Every field"
          clearable
          clearButtonProps={{ 'aria-label': 'Every field' }}
          data={state.fields.map(({ name, title }) => ({ value: name, label: title }))}
          value={field}
          onChange={setField}
        />
        <NumberInput
          size="xs"
          w={120}
          aria-label="Row with a problem"
          placeholder="Every row"
          min={1}
          allowDecimal={false}
          hideControls
          value={row ?? ''}
          onChange={(value) => setRow(typeof value === 'number' ? value : null)}
        />
      </Group>
      {found.isError ? <FailureNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      <Table aria-label="Problems" verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={70}>Row</Table.Th>
            <Table.Th w={120}>Field</Table.Th>
            <Table.Th w={130}>Kind</Table.Th>
            <Table.Th>What</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, shown).map((problem) => (
            <Table.Tr key={`${problem.row} ${problem.field} ${problem.message}`}>
              <Table.Td>{problem.row}</Table.Td>
              <Table.Td>{state.fields.find(({ name }) => name === problem.field)?.title ?? '–'}</Table.Td>
              <Table.Td>
                <StatusBadge label={labels[problem.kind]} />
              </Table.Td>
              <Table.Td>{problem.message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xs" mt="xs">
        <Text size="sm" c="dimmed" role="status">
          {found.data === undefined
            ? 'Looking…'
            : `${formatCount(problems.length, 'problem')}${all > mostLookedThrough ? ` in the first ${new Intl.NumberFormat().format(mostLookedThrough)}; the CSV holds all` : ''}`}
        </Text>
        {problems.length > shown ? (
          <Button variant="default" size="xs" onClick={() => setShown(shown + shownAtOnce)}>
            Show more
          </Button>
        ) : null}
      </Group>
    </section>
  );
}
