import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';

/** Gives a phone a name people on this desk use. */
export function DeviceName(props: { readonly device: Device; readonly onClose: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [name, setName] = useState(props.device.name);
  const rename = useMutation(
    query.devices.update.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: query.devices.key() });
        props.onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={props.onClose} title="Rename phone">
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          rename.mutate({ id: props.device.id, name });
        }}
      >
        <TextInput
          label="Name"
          description={`Serial number ${props.device.serial}`}
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(change) => setName(change.currentTarget.value)}
          error={rename.isError ? describeFailure(rename.error).detail : null}
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
            Rename
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
