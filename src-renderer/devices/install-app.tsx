import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';

/** Asks which APK of this computer is put on a phone. `onStarted` gets the id of the task that does it. */
export function InstallApp(props: {
  readonly device: Device;
  readonly onClose: () => void;
  readonly onStarted: (taskId: string) => void;
}) {
  const { query } = useAgent();
  const [path, setPath] = useState('');
  const install = useMutation(
    query.devices.installApp.mutationOptions({
      onSuccess: ({ id }) => {
        props.onStarted(id);
        props.onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={props.onClose} title={`Install an app on ${props.device.name}`}>
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          install.mutate({ id: props.device.id, path });
        }}
      >
        <TextInput
          label="APK file"
          description="Its whole path on the computer Switchyard runs on. Take apps from their makers only."
          placeholder="/Users/desk/Downloads/instagram.apk"
          data-autofocus
          maxLength={1000}
          value={path}
          onChange={(change) => setPath(change.currentTarget.value)}
          error={install.isError ? describeFailure(install.error).detail : null}
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={install.isPending} disabled={path.trim() === ''}>
            Install
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
