import { z } from 'zod';
import { readSetting } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';
import { transportElsewhere } from '../transport-elsewhere.ts';

const captureLimit = 10_000;
const answer = z.object({ value: z.base64() });

/**
 * The screen of an iPhone as PNG, asked of its automation app, which needs no session for it; null where that app has no
 * address of its own or does not answer.
 */
export async function iosPicture(
  store: Store,
  deviceId: number,
  fetchPicture: typeof fetch,
): Promise<Buffer | null> {
  const udid = transportElsewhere(store, deviceId);
  const url = udid === null ? undefined : readSetting(store, 'ios')?.agentUrls[udid];
  if (url === undefined) return null;
  try {
    const response = await fetchPicture(new URL('/screenshot', url), {
      redirect: 'error',
      signal: AbortSignal.timeout(captureLimit),
    });
    const parsed = answer.safeParse(await response.json());
    return response.ok && parsed.success ? Buffer.from(parsed.data.value, 'base64') : null;
  } catch {
    return null;
  }
}
