import { Autocomplete, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { describeFailure } from '../agent/failure.ts';
import { tellDone } from '../parts/tell.tsx';
import { usePhoneOffers } from './use-phone-offers.ts';

/** Asks for the address a paired phone is connected at, which is another one than it was paired at. */
export function PairConnect(props: { readonly host: string; readonly onConnected: () => void }) {
  const { query } = useAgent();
  const queries = useQueryClient();
  const [address, setAddress] = useState(props.host === '' ? '' : `${props.host}:`);
  const offers = usePhoneOffers('connect');
  const connect = useMutation(
    query.devices.connect.mutationOptions({
      onSuccess: async ({ address: connected }) => {
        tellDone(`The phone at ${connected} is connected and kept so.`);
        await queries.invalidateQueries({ queryKey: query.devices.key() });
        props.onConnected();
      },
    }),
  );
  const isAddress = /^[\w.-]+:\d{1,5}$/.test(address.trim());
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault();
        connect.mutate({ address: address.trim() });
      }}
    >
      <Autocomplete
        label="Address under “Wireless debugging”"
        description="Close the pairing dialog: the address at the top of that page has another port."
        placeholder="192.168.1.86:37015"
        data-autofocus
        value={address}
        onChange={setAddress}
        data={offers}
        error={connect.isError ? describeFailure(connect.error).detail : null}
      />
      <Group justify="flex-end" mt="lg">
        <Button type="submit" loading={connect.isPending} disabled={!isAddress}>
          Connect
        </Button>
      </Group>
    </form>
  );
}
