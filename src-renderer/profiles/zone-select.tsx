import { Select, type SelectProps } from '@mantine/core';

const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** A time zone of the world, found by typing a part of it. */
export function ZoneSelect(props: {
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly error: SelectProps['error'];
}) {
  return (
    <Select
      label="Time zone"
      description="What the browser’s clock shows."
      searchable
      limit={60}
      nothingFoundMessage="No time zone by that name"
      data={zones}
      value={props.value}
      error={props.error}
      onChange={(zone) => zone !== null && props.onChange(zone)}
    />
  );
}
