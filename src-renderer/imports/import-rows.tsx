import { Table, Title } from '@mantine/core';
import type { ImportState } from '../../src-shared/domain/import.ts';

/** The first rows as they would be added. */
export function ImportRows({ state }: { readonly state: ImportState }) {
  const filled = state.fields.filter(({ name }) =>
    state.preview.some(({ values }) => (values[name] ?? '') !== ''),
  );
  if (state.preview.length === 0) return null;
  return (
    <section aria-label="Preview">
      <Title order={3} mb="xs">
        The first rows as they would be added
      </Title>
      <Table.ScrollContainer
        minWidth={filled.length * 130}
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      >
        <Table aria-label="First rows" verticalSpacing={5} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={70}>Row</Table.Th>
              {filled.map(({ name, title }) => (
                <Table.Th key={name}>{title}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {state.preview.map(({ row, values }) => (
              <Table.Tr key={row}>
                <Table.Td c="dimmed">{row}</Table.Td>
                {filled.map(({ name }) => (
                  <Table.Td key={name}>{values[name]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
