import { useQuery } from '@tanstack/react-query';
import { useAgent } from '../agent/agent-context.ts';

/** No event tells of what a network announces. */
const lookAgainMs = 3000;

/** Where phones in this network say that they can be paired or connected, as long as somebody waits for one. */
export function usePhoneOffers(kind: 'pairing' | 'connect'): string[] {
  const { query } = useAgent();
  const network = useQuery({
    ...query.devices.network.queryOptions({ input: {} }),
    refetchInterval: lookAgainMs,
  });
  const services = network.data?.services ?? [];
  return services.filter(({ offers }) => offers === kind).map(({ address }) => address);
}
