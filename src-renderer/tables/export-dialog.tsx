import { Button, Checkbox, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { confirm } from '../parts/confirm.tsx';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { saveFile } from '../parts/save-file.ts';
import { tellDone } from '../parts/tell.tsx';

/** How a list is written to a file. */
type How = { readonly format: 'csv' | 'json'; readonly withSecrets: boolean; readonly confirmed: boolean };

/** Writes the rows that are ticked to a file; with their passwords only after a second question. */
export function ExportDialog(props: {
  /** How many of what, such as `12 accounts`. */
  readonly what: string;
  /** Without its ending. */
  readonly fileName: string;
  readonly write: (how: How) => Promise<File>;
  readonly onClose: () => void;
}) {
  const { what, fileName } = props;
  const [format, setFormat] = useState<How['format']>('csv');
  const [withSecrets, setWithSecrets] = useState(false);
  const write = useMutation({
    mutationFn: () => props.write({ format, withSecrets, confirmed: withSecrets }),
    onSuccess: (file) => {
      saveFile(file, `${fileName}.${format}`);
      tellDone(`${what} written to ${file.name || `${fileName}.${format}`}.`);
      props.onClose();
    },
  });
  const start = () => {
    if (!withSecrets) return write.mutate();
    confirm({
      title: 'Write the passwords too?',
      body: (
        <>
          <p>
            The passwords of {what} will be readable to everybody who gets hold of the file. It is not
            encrypted, and Switchyard cannot take it back.
          </p>
          <p>That this was done is written to the log. Delete the file when it has served.</p>
        </>
      ),
      yes: 'Export with passwords',
      danger: true,
      onYes: () => write.mutate(),
    });
  };
  return (
    <Modal opened onClose={props.onClose} title={`Export ${what}`}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          start();
        }}
      >
        <Stack>
          <Radio.Group
            label="Format"
            value={format}
            onChange={(value) => setFormat(value === 'json' ? 'json' : 'csv')}
          >
            <Group mt="xs">
              <Radio value="csv" label="CSV, for a spreadsheet" data-autofocus />
              <Radio value="json" label="JSON, for a program" />
            </Group>
          </Radio.Group>
          <Checkbox
            label="With passwords"
            description="They leave the vault and stand in the file as plain text."
            checked={withSecrets}
            onChange={(change) => setWithSecrets(change.currentTarget.checked)}
          />
          <Text size="sm" c="dimmed">
            The file can be imported again, here or on another computer.
          </Text>
          {write.isError ? <FailureNotice error={write.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={write.isPending}>
              Export
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
