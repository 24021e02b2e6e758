import { isIP } from 'node:net';
import { z } from 'zod';

const answer = z.object({ ip: z.string() });

/**
 * The address that a test address says it saw: `{"ip": "…"}` (ipify), a line `ip=…` (Cloudflare's trace) or the address
 * alone as text. Null when the answer holds none, as that of a sign-in page of a network does.
 */
export function readExitAddress(body: string): string | null {
  const text = body.trim();
  const found = fromJson(text) ?? /^ip=(.+)$/m.exec(text)?.[1]?.trim() ?? text;
  return isIP(found) === 0 ? null : found;
}

function fromJson(text: string): string | null {
  if (!text.startsWith('{')) return null;
  try {
    return answer.safeParse(JSON.parse(text)).data?.ip ?? null;
  } catch {
    return null;
  }
}
