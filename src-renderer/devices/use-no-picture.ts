import { useQuery } from '@tanstack/react-query';
import type { Device } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { isReachable } from './device-words.ts';

/** Why there can be no picture of a phone and what to do about it; null where there is one or it is not known yet. */
export function useNoPicture(device: Device): string | null {
  const { query } = useAgent();
  const isIphone = device.platform === 'ios';
  const settings = useQuery({
    ...query.devices.ios.settings.get.queryOptions({ input: {} }),
    enabled: isIphone,
  });
  if (!isReachable(device)) return device.reason;
  const isSeen =
    !isIphone || settings.data === undefined || settings.data.agentUrls[device.serial] !== undefined;
  return isSeen
    ? null
    : 'This iPhone is only seen where its automation app has an address: enter it under Devices, “Add an iPhone”.';
}
