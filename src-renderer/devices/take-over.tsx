import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { accountName } from '../../src-shared/account-name.ts';
import type { Device } from '../../src-shared/domain/device.ts';
import type { TakeOver } from './use-control.ts';

const kept = 'switchyard.person';

/** Asks before a phone is taken over, saying what that means for what goes on there, and under which name it is logged. */
export function TakeOverDialog(props: {
  readonly device: Device;
  readonly onClose: () => void;
  readonly onTake: (wish: TakeOver) => void;
}) {
  const { device } = props;
  const [person, setPerson] = useState(() => localStorage.getItem(kept) ?? '');
  const other = device.heldBy ?? device.wantedBy;
  const take = () => {
    const name = person.trim();
    localStorage.setItem(kept, name);
    props.onTake({ person: name, ...(other === null ? {} : { takeFrom: other }) });
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={other === null ? `Take over ${device.name}?` : `Take ${device.name} over from ${other}?`}
    >
      <form
        onSubmit={(submit) => {
          submit.preventDefault();
          take();
        }}
      >
        <Text component="div" lh={1.6} mb="md">
          {whatItMeans(device)}
        </Text>
        <TextInput
          label="Your name"
          description="It stands in the log beside what you do; what you type does not."
          data-autofocus
          required
          maxLength={60}
          value={person}
          onChange={(change) => setPerson(change.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            disabled={person.trim() === ''}
            {...(other === null ? {} : { color: 'red.8' })}
          >
            {other === null ? 'Take over' : `Take it from ${other}`}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function whatItMeans({ busyWith, heldBy, wantedBy }: Device): string {
  if (heldBy !== null)
    return `${heldBy} has this phone in hand right now and loses it at once. Ask them first if you can.`;
  if (busyWith === null)
    return 'No work starts on it while you have it. It is given back when you say so, or when you leave this page.';
  const work = `“${busyWith.campaignName}” works for ${accountName(busyWith.accountHandle)} on this phone.`;
  const how =
    'It finishes the step it is in, and a post that is being shared, before the phone is yours. When you give the phone back it starts over by itself; nothing is posted twice.';
  const before = wantedBy === null ? '' : ` ${wantedBy} waits for it already and does not get it.`;
  return `${work} ${how}${before}`;
}
