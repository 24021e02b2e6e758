import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Panel } from '../parts/panel.tsx';
import { freeKey, type RecipeForm, type SourceRow } from './recipe-form.ts';
import { sourceNames } from './warmup-words.ts';
import classes from './warmups.module.css';

const mostSources = 50;
const kinds = ['home', 'account', 'hashtag'] as const;

/** Where posts are looked at: the home feed, accounts, hashtags. */
export function SourceRows(props: {
  readonly sources: RecipeForm['sources'];
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (change: Partial<RecipeForm>) => void;
}) {
  const { sources, errorOf, onChange } = props;
  const put = (key: number, change: Partial<SourceRow>) =>
    onChange({ sources: sources.map((row) => (row.key === key ? { ...row, ...change } : row)) });
  const add = () => {
    const kind = sources.some((row) => row.kind === 'home') ? ('hashtag' as const) : ('home' as const);
    onChange({ sources: [...sources, { key: freeKey(sources), kind, words: '' }] });
  };
  return (
    <Panel title="Where">
      <div className={classes.rows}>
        {sources.map((row, at) => (
          <div key={row.key} className={classes.source} role="group" aria-label={`Place ${at + 1}`}>
            <Select
              aria-label={`Kind of place ${at + 1}`}
              allowDeselect={false}
              data={kinds.map((value) => ({ value, label: sourceNames[value] }))}
              value={row.kind}
              onChange={(value) => {
                const kind = kinds.find((each) => each === value);
                if (kind !== undefined) put(row.key, { kind });
              }}
            />
            {row.kind === 'home' ? (
              <span className={classes.soft}>Whatever the app shows the account first.</span>
            ) : (
              <TextInput
                aria-label={
                  row.kind === 'account' ? `Handle of place ${at + 1}` : `Hashtag of place ${at + 1}`
                }
                placeholder={row.kind === 'account' ? '@handle' : '#hashtag'}
                maxLength={100}
                spellCheck={false}
                value={row.words}
                error={errorOf(`sources.${row.key}`)}
                onChange={(event) => put(row.key, { words: event.currentTarget.value })}
              />
            )}
            <CloseButton
              aria-label={`Take out place ${at + 1}`}
              onClick={() => onChange({ sources: sources.filter(({ key }) => key !== row.key) })}
            />
          </div>
        ))}
        {errorOf('sources') === undefined ? null : (
          <span className={classes.error}>{errorOf('sources')}</span>
        )}
        <Button
          variant="default"
          size="xs"
          className={classes.add ?? ''}
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          disabled={sources.length >= mostSources}
          onClick={add}
        >
          Add a place
        </Button>
        <p className={classes.soft}>
          Two of your accounts never engage the same post or account within 30 days, whatever stands here.
        </p>
      </div>
    </Panel>
  );
}
