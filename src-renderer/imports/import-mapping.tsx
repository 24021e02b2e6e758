import { Select, Table, Text } from '@mantine/core';
import type { ImportField, ImportState } from '../../src-shared/domain/import.ts';
import { formatList } from '../format/amount.ts';

/** The columns of the file, some of their values, and the field that each fills. */
export function ImportMapping(props: {
  readonly state: ImportState;
  /** Fields that have to be filled and are not. */
  readonly missing: readonly ImportField[];
  readonly onMap: (mapping: Record<string, string | null>) => void;
}) {
  const { state, missing } = props;
  const fields = state.fields.map(({ name, title, required }) => ({
    value: name,
    label: required ? `${title} (needed)` : title,
  }));
  const map = (index: number, field: string | null) => {
    const before = state.columns.find((column) => field !== null && column.field === field);
    props.onMap({
      ...(before === undefined ? {} : { [before.index]: null }),
      [index]: field,
    });
  };
  return (
    <>
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label="Columns of the file" verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>In the file</Table.Th>
              <Table.Th>For example</Table.Th>
              <Table.Th w={230}>Becomes</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {state.columns.map(({ index, name, samples, field }) => (
              <Table.Tr key={index}>
                <Table.Td fw={550}>{name}</Table.Td>
                <Table.Td maw={220}>
                  <Text size="sm" c="dimmed" truncate title={samples.join('\n')}>
                    {samples.join(', ')}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Select
                    size="xs"
                    aria-label={`What “${name}” becomes`}
                    placeholder="Left out"
                    clearable
                    clearButtonProps={{ 'aria-label': `Leave “${name}” out` }}
                    data={fields}
                    value={field}
                    onChange={(chosen) => map(index, chosen)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {missing.length === 0 ? null : (
        <Text role="alert" size="sm" mt="xs" c="var(--mantine-color-error)">
          Say which column is {formatList(missing.map(({ title }) => title))}: without it nothing can be
          added.
        </Text>
      )}
    </>
  );
}
