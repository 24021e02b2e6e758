import { useEffect, useState } from 'react';
import type { Frame } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';

/** How looking at a phone stands. */
export type Watching =
  | { readonly kind: 'opening' }
  | { readonly kind: 'seen'; readonly frame: Frame }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Follows the phone's pictures; leaving ends the stream. */
export function useFrames(deviceId: number): Watching {
  const { client } = useAgent();
  const [watching, setWatching] = useState<Watching>({ kind: 'opening' });
  useEffect(() => {
    const stop = new AbortController();
    const show = (next: Watching) => {
      if (!stop.signal.aborted) setWatching(next);
    };
    const follow = async () => {
      try {
        const frames = await client.devices.watch({ id: deviceId }, { signal: stop.signal });
        for await (const frame of frames) show({ kind: 'seen', frame });
        show({ kind: 'ended' });
      } catch (error) {
        show({ kind: 'failed', error });
      }
    };
    void follow();
    return () => stop.abort();
  }, [client, deviceId]);
  return watching;
}
