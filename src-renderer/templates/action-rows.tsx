import { Button, CloseButton, Menu, NumberInput, SegmentedControl } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { WarmupKind } from '../../src-shared/domain/warmup.ts';
import { countedAs } from '../../src-shared/planning/warm-up.ts';
import { dailyCeilings } from '../../src-shared/usual-limits.ts';
import { useAgent } from '../agent/agent-context.ts';
import { Panel } from '../parts/panel.tsx';
import { RangeFields } from './range-fields.tsx';
import { type ActionRow, freeKey, type RecipeForm } from './recipe-form.ts';
import { warmupKinds, warmupNames } from './warmup-words.ts';
import classes from './warmups.module.css';

const mostActions = 12;

/** What is done in a session, how often, and in which order or mixture. */
export function ActionRows(props: {
  readonly form: RecipeForm;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (change: Partial<RecipeForm>) => void;
}) {
  const { form, errorOf, onChange } = props;
  const { query } = useAgent();
  const limits = useQuery(query.agent.limits.get.queryOptions({ input: {} }));
  const { actions } = form;
  const put = (key: number, change: Partial<ActionRow>) =>
    onChange({ actions: actions.map((row) => (row.key === key ? { ...row, ...change } : row)) });
  const move = (from: number, to: number) => {
    const row = actions[from];
    if (row !== undefined) onChange({ actions: actions.toSpliced(from, 1).toSpliced(to, 0, row) });
  };
  const add = (kind: WarmupKind) => {
    onChange({
      actions: [...actions, { key: freeKey(actions), kind, count: { from: 0, to: 3 }, weight: 5 }],
    });
  };
  const limitWords = (kind: WarmupKind) => {
    const limited = countedAs(kind);
    if (limited === null) return 'Not counted';
    const set = limits.data?.perDay[limited];
    return `${set === undefined ? '' : `Limit ${set} a day, `}ceiling ${dailyCeilings[limited]}`;
  };
  return (
    <Panel
      title="Actions"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Order"
          value={form.order}
          onChange={(order) => onChange({ order: order === 'in_order' ? 'in_order' : 'by_weight' })}
          data={[
            { value: 'by_weight', label: 'Mixed' },
            { value: 'in_order', label: 'One after the other' },
          ]}
        />
      }
    >
      <div className={classes.rows}>
        {actions.map((row, at) => {
          const name = warmupNames[row.kind];
          return (
            <div key={row.key} className={classes.action} role="group" aria-label={name}>
              <div className={classes.actionName}>
                {name}
                <span className={classes.soft}>{limitWords(row.kind)}</span>
              </div>
              <RangeFields
                label={`${name}: how often`}
                value={row.count}
                error={errorOf(`actions.${row.key}.count`)}
                onChange={(count) => put(row.key, { count })}
              />
              {form.order === 'by_weight' ? (
                <NumberInput
                  aria-label={`${name}: weight`}
                  prefix="weight "
                  hideControls
                  allowDecimal={false}
                  className={classes.weight}
                  value={row.weight}
                  error={errorOf(`actions.${row.key}.weight`)}
                  onChange={(weight) => put(row.key, { weight })}
                />
              ) : (
                <span className={classes.moves}>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`${name} earlier`}
                    disabled={at === 0}
                    onClick={() => move(at, at - 1)}
                  >
                    <IconArrowUp size={15} />
                  </Button>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`${name} later`}
                    disabled={at === actions.length - 1}
                    onClick={() => move(at, at + 1)}
                  >
                    <IconArrowDown size={15} />
                  </Button>
                </span>
              )}
              <CloseButton
                aria-label={`Take out: ${name}`}
                onClick={() => onChange({ actions: actions.filter(({ key }) => key !== row.key) })}
              />
            </div>
          );
        })}
        {errorOf('actions') === undefined ? null : (
          <span className={classes.error}>{errorOf('actions')}</span>
        )}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              variant="default"
              size="xs"
              className={classes.add ?? ''}
              leftSection={<IconPlus size={15} aria-hidden="true" />}
              disabled={actions.length >= mostActions}
            >
              Add an action
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {warmupKinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(kind)}>
                {warmupNames[kind]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <p className={classes.soft}>
          {form.order === 'by_weight'
            ? 'Mixed as the weights say: an action of weight 10 comes twice as often as one of weight 5. Stories are viewed on the home feed.'
            : 'Each action is done as often as it says before the next begins.'}
        </p>
      </div>
    </Panel>
  );
}
