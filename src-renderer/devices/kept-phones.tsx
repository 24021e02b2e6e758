import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import { tellDone, tellFailure } from '../parts/tell.tsx';
import classes from './fleet.module.css';

/** The phones that are kept connected over Wi-Fi, each with the way to let go of it; nothing where there are none. */
export function KeptPhones() {
  const { query } = useAgent();
  const queries = useQueryClient();
  const network = useQuery(query.devices.network.queryOptions({ input: {} }));
  const letGo = useMutation(
    query.devices.disconnect.mutationOptions({
      onSuccess: (_answer, { address }) => {
        tellDone(`The phone at ${address} is let go.`);
        return queries.invalidateQueries({ queryKey: query.devices.key() });
      },
      onError: tellFailure,
    }),
  );
  const kept = network.data?.kept ?? [];
  if (kept.length === 0) return null;
  const ask = (address: string) =>
    confirm({
      title: `Let go of the phone at ${address}?`,
      body: 'Work on it stops, and nothing connects it again by itself. It stays paired: connect it again at its address.',
      yes: 'Let go of it',
      danger: true,
      onYes: () => letGo.mutate({ address }),
    });
  return (
    <section className={classes.kept} aria-label="Kept connected">
      <div className={classes.soft}>Kept connected over Wi-Fi</div>
      <ul className={classes.list}>
        {kept.map((address) => (
          <li key={address} className={classes.row}>
            <span>{address}</span>
            <Button
              size="xs"
              variant="default"
              aria-label={`Let go of ${address}`}
              loading={letGo.isPending && letGo.variables.address === address}
              onClick={() => ask(address)}
            >
              Let go
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
