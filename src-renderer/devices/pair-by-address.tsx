import { Alert, Autocomplete, Button, Group, PinInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { tellDone } from '../parts/tell.tsx';
import { usePhoneOffers } from './use-phone-offers.ts';

/** Which phone was paired, and whether it is connected already. */
type Paired = { readonly host: string; readonly isConnected: boolean };

/** Asks for the address and the code that the phone shows. */
export function PairByAddress({ onPaired }: { readonly onPaired: (paired: Paired) => void }) {
  const { query } = useAgent();
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const offers = usePhoneOffers('pairing');
  const [, host = '', port = ''] = /^([\w.-]+):(\d{1,5})$/.exec(address.trim()) ?? [];
  const pair = useMutation(
    query.devices.pair.mutationOptions({
      onSuccess: ({ address: connected }) => {
        tellDone(connected === null ? 'Paired. Now connect it.' : 'Paired and connected.');
        onPaired({ host, isConnected: connected !== null });
      },
    }),
  );
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault();
        pair.mutate({ host, port: Number(port), code });
      }}
    >
      <Autocomplete
        label="Address in the pairing dialog"
        description={
          offers.length === 0
            ? 'As the dialog shows it, with its port.'
            : 'This computer sees a phone that waits to be paired: choose it, or type its address.'
        }
        placeholder="192.168.1.86:41015"
        data-autofocus
        value={address}
        onChange={setAddress}
        data={offers}
      />
      <Text size="sm" fw={550} mt="md" mb={4} id="pairing-code">
        Pairing code
      </Text>
      <PinInput
        length={6}
        type="number"
        aria-labelledby="pairing-code"
        ariaLabel="Digit of the pairing code"
        value={code}
        onChange={setCode}
      />
      {pair.isError ? (
        <Alert color="red" mt="md" role="alert">
          {describeFailure(pair.error).detail}
        </Alert>
      ) : null}
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={pair.isPending} disabled={host === '' || code.length < 6}>
          Pair
        </Button>
      </Group>
    </form>
  );
}
