import { Button, Group, Modal, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Hub } from '../../src-shared/domain/hub.ts';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { tellDone } from '../parts/tell.tsx';
import { readPhoneLines, writePhoneLines } from './hub-phone-lines.ts';

/** Adds a hub, or changes one. The password is only written: what is kept is never shown. */
export function EditHub({ hub, onClose }: { readonly hub: Hub | null; readonly onClose: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [name, setName] = useState(hub?.name ?? '');
  const [url, setUrl] = useState(hub?.url ?? '');
  const [username, setUsername] = useState(hub?.username ?? '');
  const [password, setPassword] = useState('');
  const [lines, setLines] = useState(writePhoneLines(hub?.phones ?? []));
  const onSuccess = async (saved: Hub) => {
    tellDone(
      saved.state === 'failed' ? `${saved.name} is saved. ${saved.reason}` : `${saved.name} is ready.`,
    );
    await queries.invalidateQueries({ queryKey: query.devices.key() });
    onClose();
  };
  const create = useMutation(query.devices.hubs.create.mutationOptions({ onSuccess }));
  const update = useMutation(query.devices.hubs.update.mutationOptions({ onSuccess }));
  const typed = readPhoneLines(lines);
  const failure = create.error ?? update.error;
  const save = () => {
    if ('wrong' in typed) return;
    const fields = {
      name,
      url: url.trim(),
      username: username.trim() === '' ? null : username.trim(),
      phones: typed.phones,
      ...(password === '' ? {} : { password }),
    };
    if (hub === null) create.mutate(fields);
    else update.mutate({ id: hub.id, ...fields });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={hub === null ? 'Add a remote hub' : `Change ${hub.name}`}
    >
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          save();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="Back office"
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(change) => setName(change.currentTarget.value)}
          />
          <TextInput
            label="Address"
            description="Of an Appium server or a Selenium Grid 4, with its path if it has one."
            placeholder="https://hub.example.com:4444"
            value={url}
            onChange={(change) => setUrl(change.currentTarget.value)}
            error={failure === null ? null : describeFailure(failure).detail}
          />
          <Group grow align="flex-start">
            <TextInput
              label="User name"
              placeholder="None"
              autoComplete="off"
              value={username}
              onChange={(change) => setUsername(change.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              placeholder={hub?.hasPassword === true ? 'Kept in the vault' : 'None'}
              autoComplete="new-password"
              value={password}
              onChange={(change) => setPassword(change.currentTarget.value)}
            />
          </Group>
          <Textarea
            label="Phones"
            description="One a line: udid, name, and each app with the version that is on it. A hub does not tell versions, so they are taken at your word."
            placeholder="R58M12ABCDE, Shelf 3, instagram 410.0.0.53.71, tiktok 46.4.3"
            autosize
            minRows={3}
            maxRows={10}
            value={lines}
            onChange={(change) => setLines(change.currentTarget.value)}
            error={'wrong' in typed ? typed.wrong : null}
          />
        </Stack>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={create.isPending || update.isPending}
            disabled={name.trim() === '' || url.trim() === '' || 'wrong' in typed}
          >
            {hub === null ? 'Add' : 'Save'}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
