import { useEffect, useState } from 'react';
import type { Frame } from '../../src-shared/domain/device.ts';
import { useAgent } from '../agent/agent-context.ts';
import { useShown } from '../parts/use-shown.ts';

/** How looking at a phone stands. */
export type Watching =
  | { readonly kind: 'opening' }
  | { readonly kind: 'seen'; readonly frame: Frame }
  | { readonly kind: 'ended'; readonly error: unknown };

/** Sharp enough to read a phone's text on this page, in pixels. */
const width = 540;

/** Follows the phone's pictures (of none where it is null) while the page can be seen; leaving ends the stream, another `round` opens it anew. */
export function useFrames(deviceId: number | null, round: number): Watching {
  const { client } = useAgent();
  const shown = useShown();
  const [watching, setWatching] = useState<Watching>({ kind: 'opening' });
  useEffect(() => {
    if (!shown || deviceId === null) return undefined;
    const stop = new AbortController();
    const show = (next: Watching) => {
      if (!stop.signal.aborted) setWatching(next);
    };
    const follow = async () => {
      try {
        const frames = await client.devices.watch({ id: deviceId, width }, { signal: stop.signal });
        for await (const frame of frames) show({ kind: 'seen', frame });
        show({ kind: 'ended', error: new Error('ended') });
      } catch (error) {
        show({ kind: 'ended', error });
      }
    };
    void follow();
    return () => stop.abort();
  }, [client, deviceId, shown, round]);
  return watching;
}
