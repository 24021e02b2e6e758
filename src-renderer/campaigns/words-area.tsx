import { Textarea } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { CampaignField } from '../../src-shared/domain/campaign.ts';
import { insertToken } from './caption-editing.ts';
import { InsertMenu } from './insert-menu.tsx';
import classes from './items.module.css';

/** A text into which variables can be put where the caret is. */
export function WordsArea(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly rows: { readonly least: number; readonly most: number };
  readonly maxLength: number;
  readonly value: string;
  readonly fields: readonly CampaignField[];
  /** What else can be done with it, beside the menu of variables. */
  readonly tools: ReactNode;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, onChange } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (token: string) => {
    const element = field.current;
    const end = value.length;
    const { text, caret } = insertToken(
      value,
      { start: element?.selectionStart ?? end, end: element?.selectionEnd ?? end },
      token,
    );
    // Drawn at once, so that what is typed next goes on behind it.
    flushSync(() => onChange(text));
    element?.focus();
    element?.setSelectionRange(caret, caret);
  };
  return (
    <>
      <div className={classes.wordsHead}>
        <span className={classes.wordsTitle}>{label}</span>
        {props.tools}
        <InsertMenu fields={props.fields} onInsert={insert} />
      </div>
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={props.placeholder}
        autosize
        minRows={props.rows.least}
        maxRows={props.rows.most}
        maxLength={props.maxLength}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </>
  );
}
