import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';

/** Calls over HTTP to the address this page came from; the session cookie goes along by itself. */
export function httpLink(origin: string): ClientLink<ClientContext> {
  return new RPCLink({ url: `${origin}/rpc` });
}
