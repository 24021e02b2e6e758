import { connect } from 'node:net';

/** Asks the adb server of that port for its protocol version; rejects when none answers within the limit. */
export function adbServerVersion(port: number, limitMs = 1000): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let answer = '';
    socket.setEncoding('latin1');
    socket.setTimeout(limitMs, () => socket.destroy(new Error('it does not answer')));
    socket.once('connect', () => socket.write('000chost:version'));
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ECONNREFUSED' ? new Error('it is not running') : error),
    );
    // The answer is OKAY, a length of four hex digits, and the version in hex; then the server hangs up.
    socket.once('close', () => {
      const version = /^OKAY0004([0-9a-f]{4})$/i.exec(answer)?.[1];
      if (version === undefined) reject(new Error('it is not an adb server'));
      else resolve(Number.parseInt(version, 16));
    });
  });
}
