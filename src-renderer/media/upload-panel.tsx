import { CloseButton, Loader, Progress } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCopyCheck, IconExclamationCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount, formatList } from '../format/amount.ts';
import classes from './upload-panel.module.css';
import { uploadCounts, type Upload } from './uploads.ts';

const words: Readonly<Record<Upload['state'], string>> = {
  waiting: 'Waiting',
  sending: 'Being added…',
  added: 'Added',
  known: 'Already in the library',
  refused: 'Refused',
};

const signs: Readonly<Record<Upload['state'], ReactNode>> = {
  waiting: <IconCircleDashed size={16} />,
  sending: <Loader size={14} />,
  added: <IconCircleCheck size={16} />,
  known: <IconCopyCheck size={16} />,
  refused: <IconExclamationCircle size={16} />,
};

/** Most lines that are shown; of many files those with something to tell come first. */
const mostLines = 200;

const order: readonly Upload['state'][] = ['refused', 'sending', 'known', 'waiting', 'added'];

/** What becomes of the files that were dropped: each by name, and all together. */
export function UploadPanel(props: { readonly uploads: readonly Upload[]; readonly onClose: () => void }) {
  const { uploads } = props;
  if (uploads.length === 0) return null;
  const { added, known, refused, finished, total } = uploadCounts(uploads);
  const over = finished === total;
  const outcome = formatList(
    [
      added > 0 ? `${added.toLocaleString()} added` : null,
      known > 0 ? `${known.toLocaleString()} already there` : null,
      refused > 0 ? `${refused.toLocaleString()} refused` : null,
    ].filter((part) => part !== null),
  );
  const lines = uploads.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <section className={classes.panel} aria-label="Files being added">
      <div className={classes.head}>
        <strong role="status">
          {over ? outcome : `${finished.toLocaleString()} of ${formatCount(total, 'file')}`}
        </strong>
        {over ? <CloseButton size="sm" aria-label="Close the list of files" onClick={props.onClose} /> : null}
      </div>
      {over ? null : <Progress value={(finished / total) * 100} size="sm" aria-label="Files added" />}
      <ul className={classes.files} tabIndex={0} aria-label="Files">
        {lines.slice(0, mostLines).map((upload) => (
          <li key={upload.id} className={classes.file} data-state={upload.state}>
            <span className={classes.sign} aria-hidden="true">
              {signs[upload.state]}
            </span>
            <span className={classes.words}>
              <span className={classes.name}>{upload.name}</span>
              <span className={classes.state}>{upload.problem ?? words[upload.state]}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
