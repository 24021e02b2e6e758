import type { ReactNode } from 'react';
import classes from './problem-note.module.css';

/** What went wrong, in paragraphs: `bad` where it ended something, `warn` where a person is asked. */
export function ProblemNote(props: { readonly tone: 'bad' | 'warn'; readonly children: ReactNode }) {
  return (
    <div className={classes.note} data-tone={props.tone}>
      {props.children}
    </div>
  );
}
