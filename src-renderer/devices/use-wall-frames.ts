import { useEffect, useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { waitFor } from '../live/wait-for.ts';
import { useShown } from '../parts/use-shown.ts';

/** Wide enough for a tile on a sharp screen, in pixels. */
const width = 270;
const againAfterMs = 3000;

/**
 * The last picture of each phone, as an address an image can show. All come in one stream: a browser keeps only a few
 * connections to one place. None are taken while the page cannot be seen.
 */
export function useWallFrames(deviceIds: readonly number[]): ReadonlyMap<number, string> {
  const { client } = useAgent();
  const shown = useShown();
  const [pictures, setPictures] = useState<ReadonlyMap<number, string>>(new Map());
  const wanted = deviceIds.join(' ');
  useEffect(() => {
    if (!shown || wanted === '') return undefined;
    const ids = wanted.split(' ').map(Number);
    const stop = new AbortController();
    const follow = async () => {
      const frames = await client.devices.wall({ ids, width }, { signal: stop.signal });
      for await (const { deviceId, image } of frames)
        setPictures((before) => new Map(before).set(deviceId, `data:image/jpeg;base64,${image}`));
    };
    const keepFollowing = async () => {
      while (!stop.signal.aborted) {
        await follow().catch(() => undefined);
        await waitFor(againAfterMs, stop.signal);
      }
    };
    void keepFollowing();
    return () => stop.abort();
  }, [client, shown, wanted]);
  return pictures;
}
