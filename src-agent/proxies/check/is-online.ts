import { connect } from 'node:net';
import type { ProxyCheckSettings } from '../../../src-shared/domain/proxy.ts';

/** Whether the test address can be reached without a proxy. Never rejects. */
export type IsOnline = (
  settings: Pick<ProxyCheckSettings, 'testAddress' | 'timeoutSeconds'>,
  signal: AbortSignal,
) => Promise<boolean>;

/** Opens a connection to the test address and sends nothing over it. */
export const isOnline: IsOnline = (settings, signal) =>
  new Promise((resolve) => {
    const { hostname, port, protocol } = new URL(settings.testAddress);
    const usual = protocol === 'https:' ? 443 : 80;
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? usual : Number(port),
      signal,
    });
    const end = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(settings.timeoutSeconds * 1000, () => end(false));
    socket.once('connect', () => end(true));
    // Whoever refuses the connection was reached. Aborted while it ends, a socket may tell more than one error.
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED'));
  });
