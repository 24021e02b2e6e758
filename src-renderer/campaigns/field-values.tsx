import { CloseButton, TextInput } from '@mantine/core';
import { AccountHandle } from './account-handle.tsx';
import { AccountSelect } from './account-select.tsx';
import classes from './fields.module.css';

/** Other values of a variable for single accounts. */
export function FieldValues(props: {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Record<string, string>) => void;
}) {
  const { name, values, onChange } = props;
  return (
    <div className={classes.own}>
      {Object.entries(values).map(([id, value]) => (
        <div key={id} className={classes.ownRow}>
          <AccountHandle id={Number(id)} />
          <TextInput
            size="xs"
            className={classes.value}
            aria-label={`${name} for account ${id}`}
            maxLength={1000}
            value={value}
            onChange={({ currentTarget }) => onChange({ ...values, [id]: currentTarget.value })}
          />
          <CloseButton
            size="sm"
            aria-label={`No other value for account ${id}`}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(values).filter(([each]) => each !== id)))
            }
          />
        </div>
      ))}
      <AccountSelect
        label={`An account with another value of ${name}`}
        taken={Object.keys(values).map(Number)}
        onChoose={(id) => onChange({ ...values, [id]: '' })}
      />
    </div>
  );
}
