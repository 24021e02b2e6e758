import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { deviceLabels } from '../parts/tone.ts';

/** Which phone an account is signed in on. */
export function PhoneSelect(props: {
  readonly value: number | null;
  readonly onChange: (deviceId: number | null) => void;
  readonly error: SelectProps['error'];
}) {
  const { query } = useAgent();
  const devices = useQuery(query.devices.list.queryOptions({ input: { limit: 500 } }));
  const phones = devices.data?.items ?? [];
  return (
    <Select
      label="Phone"
      description={
        devices.data !== undefined && phones.length === 0
          ? 'No phone is connected yet. You can choose one later.'
          : 'The phone on which this account is signed in.'
      }
      placeholder="Choose later"
      clearable
      clearButtonProps={{ 'aria-label': 'No phone' }}
      searchable={phones.length > 8}
      nothingFoundMessage="No phone by that name"
      data={phones.map((phone) => ({
        value: String(phone.id),
        label:
          phone.state === 'ready'
            ? phone.name
            : `${phone.name} (${deviceLabels[phone.state].text.toLowerCase()})`,
      }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => props.onChange(value === null ? null : Number(value))}
      error={props.error}
    />
  );
}
