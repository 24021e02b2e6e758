import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedView, ViewList } from '../../src-shared/domain/saved-view.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { tellDone } from '../parts/tell.tsx';
import classes from './views-menu.module.css';

/** Asks for the name under which a view is saved. */
export function NameView(props: {
  readonly list: ViewList;
  readonly current: SavedView['query'];
  readonly taken: readonly string[];
  readonly onClose: () => void;
}) {
  const { query } = useAgent();
  const [name, setName] = useState('');
  const save = useMutation(
    query.agent.views.create.mutationOptions({
      onSuccess: (view) => {
        tellDone(`The view “${view.name}” is saved.`);
        props.onClose();
      },
    }),
  );
  const refused = issuesOf(save.error).map(({ message }) => message);
  return (
    <Modal opened onClose={props.onClose} title="Save this view">
      <form
        className={classes.naming}
        onSubmit={(submit) => {
          submit.preventDefault();
          if (name.trim() !== '') save.mutate({ list: props.list, name: name.trim(), query: props.current });
        }}
      >
        <TextInput
          label="Name of the view"
          description={
            props.taken.includes(name.trim()) ? 'It takes the place of the view of that name.' : null
          }
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(change) => setName(change.currentTarget.value)}
          error={refused.length > 0 ? refused.join(' ') : null}
        />
        {save.isError && refused.length === 0 ? <FailureNotice error={save.error} /> : null}
        <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
          Save view
        </Button>
      </form>
    </Modal>
  );
}
