import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { issuesOf } from '../agent/failure.ts';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './templates.module.css';

/** Asks for the name under which something is kept, and keeps it. */
export function NameTemplate(props: {
  readonly title: string;
  /** What is proposed. */
  readonly name: string;
  readonly onSave: (name: string) => Promise<Template>;
  readonly onClose: () => void;
}) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [name, setName] = useState(props.name.slice(0, 80));
  const create = useMutation({
    mutationFn: props.onSave,
    onSuccess: async (template) => {
      await queries.invalidateQueries({ queryKey: query.templates.key() });
      tellDone(`“${template.name}” is saved as a template.`);
      props.onClose();
    },
    onError: (error) => {
      if (issuesOf(error).length === 0) tellFailure(error);
    },
  });
  const refused = issuesOf(create.error).map((issue) => issue.message);
  return (
    <Modal opened onClose={props.onClose} title={props.title}>
      <form
        className={classes.naming}
        onSubmit={(submit) => {
          submit.preventDefault();
          if (name.trim() !== '') create.mutate(name.trim());
        }}
      >
        <TextInput
          label="Name of the template"
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(change) => setName(change.currentTarget.value)}
          error={refused.length > 0 ? refused.join(' ') : null}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          Save template
        </Button>
      </form>
    </Modal>
  );
}
