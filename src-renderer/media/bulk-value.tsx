import { Autocomplete, Button, Modal, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { MediaBulkChange } from '../../src-shared/domain/media.ts';
import classes from './media-form.module.css';
import type { MediaFacets } from './use-media.ts';

/** What is asked about many files. */
export type BulkQuestion = 'folder' | 'client' | 'addTags' | 'removeTags';

const words: Readonly<Record<BulkQuestion, { title: string; label: string; hint: string; yes: string }>> = {
  folder: {
    title: 'Move',
    label: 'Folder',
    hint: 'Such as Summer/Beach; empty for the top. It is made if it is not there.',
    yes: 'Move',
  },
  client: {
    title: 'Client of',
    label: 'Client',
    hint: 'Whose files they are; empty for nobody.',
    yes: 'Save',
  },
  addTags: { title: 'Add tags to', label: 'Tags', hint: 'Enter after each.', yes: 'Add tags' },
  removeTags: { title: 'Take tags away from', label: 'Tags', hint: 'Enter after each.', yes: 'Take away' },
};

/** Asks for the folder, client or tags that many files get. */
export function BulkValue(props: {
  readonly question: BulkQuestion;
  readonly files: string;
  readonly facets: MediaFacets | undefined;
  readonly busy: boolean;
  readonly onAnswer: (change: MediaBulkChange) => void;
  readonly onClose: () => void;
}) {
  const { question, facets } = props;
  const [text, setText] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const { title, label, hint, yes } = words[question];
  const several = question === 'addTags' || question === 'removeTags';
  const known = (question === 'folder' ? facets?.folders : facets?.clients) ?? [];
  return (
    <Modal opened onClose={props.onClose} title={`${title} ${props.files}`}>
      <form
        className={classes.form}
        onSubmit={(submit) => {
          submit.preventDefault();
          props.onAnswer(changeOf(question, text.trim(), tags));
        }}
      >
        {several ? (
          <TagsInput
            label={label}
            description={hint}
            data-autofocus
            data={(facets?.tags ?? []).map(({ value }) => value)}
            value={tags}
            onChange={setTags}
          />
        ) : (
          <Autocomplete
            label={label}
            description={hint}
            data-autofocus
            data={known.map(({ value }) => value).filter((value) => value !== '')}
            value={text}
            onChange={setText}
          />
        )}
        <div className={classes.foot}>
          <span />
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={props.busy} disabled={several && tags.length === 0}>
            {yes}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function changeOf(question: BulkQuestion, text: string, tags: string[]): MediaBulkChange {
  switch (question) {
    case 'folder':
      return { folder: text };
    case 'client':
      return { client: text === '' ? null : text };
    case 'addTags':
      return { addTags: tags };
    case 'removeTags':
      return { removeTags: tags };
    default:
      return assertNever(question);
  }
}
