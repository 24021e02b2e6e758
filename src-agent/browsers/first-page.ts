import { z } from 'zod';
import type { DevtoolsPipe } from './devtools-pipe.ts';
import type { Brand, BrowserIdentity } from './emulation.ts';
import { ownNames, type ProxyRelay, relayGreeting } from './proxy-relay.ts';

const startAddress = `https://start${ownNames}/`;
const brands = z.array(z.object({ brand: z.string(), version: z.string() }));
const detached = z.object({ sessionId: z.string() });
const paused = z.object({ requestId: z.string(), request: z.object({ url: z.string() }) });

/**
 * What has to happen on the first page before an account's own: the browser tells its brands (only a page with a secure
 * address may ask, so one is answered here without leaving the computer), and learns the credentials of the relay, which it
 * then keeps for all requests to come. An empty page takes its place.
 */
export async function useFirstPage(pipe: DevtoolsPipe, relay: ProxyRelay | null): Promise<BrowserIdentity> {
  const { product } = z.object({ product: z.string() }).parse(await pipe.send('Browser.getVersion'));
  const { targetInfos } = z
    .object({ targetInfos: z.array(z.object({ targetId: z.string(), type: z.string() })) })
    .parse(await pipe.send('Target.getTargets'));
  const first = targetInfos.find(({ type }) => type === 'page');
  if (first === undefined) throw new Error('the browser opened without a page');
  const { sessionId } = z
    .object({ sessionId: z.string() })
    .parse(await pipe.send('Target.attachToTarget', { targetId: first.targetId, flatten: true }));

  const { promise: closed, resolve: tellClosed } = Promise.withResolvers<void>();
  const stop = pipe.onEvent(({ method, params, sessionId: from }) => {
    if (method === 'Target.detachedFromTarget' && detached.parse(params).sessionId === sessionId)
      tellClosed();
    if (from !== sessionId) return;
    if (method === 'Fetch.requestPaused') passOn(pipe, sessionId, paused.parse(params));
    if (method === 'Fetch.authRequired' && relay !== null) {
      const authChallengeResponse = { response: 'ProvideCredentials', ...relay.credentials };
      const { requestId } = paused.parse(params);
      pipe.tell('Fetch.continueWithAuth', { requestId, authChallengeResponse }, sessionId);
    }
  });
  try {
    const patterns = [`${startAddress}*`, `${relayGreeting}*`].map((urlPattern) => ({ urlPattern }));
    await pipe.send('Fetch.enable', { patterns, handleAuthRequests: true }, sessionId);
    if (relay !== null) await visit(pipe, sessionId, relayGreeting);
    await visit(pipe, sessionId, startAddress);
    const found = await readBrands(pipe, sessionId);
    return { version: product.replace(/^.*\//, ''), brands: found };
  } finally {
    await pipe.send('Target.createTarget', { url: 'about:blank' });
    await pipe.send('Target.closeTarget', { targetId: first.targetId });
    await closed;
    stop();
  }
}

function passOn(pipe: DevtoolsPipe, sessionId: string, { requestId, request }: z.infer<typeof paused>): void {
  if (request.url !== startAddress) return pipe.tell('Fetch.continueRequest', { requestId }, sessionId);
  const responseHeaders = [{ name: 'content-type', value: 'text/html' }];
  pipe.tell('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders }, sessionId);
}

async function visit(pipe: DevtoolsPipe, sessionId: string, url: string): Promise<void> {
  const { errorText } = z
    .object({ errorText: z.string().optional() })
    .parse(await pipe.send('Page.navigate', { url }, sessionId));
  if (errorText !== undefined) throw new Error(`the browser could not show its first page (${errorText})`);
}

async function readBrands(pipe: DevtoolsPipe, sessionId: string): Promise<Brand[]> {
  const answer = await pipe.send(
    'Runtime.evaluate',
    { expression: 'navigator.userAgentData?.brands ?? []', returnByValue: true },
    sessionId,
  );
  return z.object({ result: z.object({ value: brands }) }).parse(answer).result.value;
}
