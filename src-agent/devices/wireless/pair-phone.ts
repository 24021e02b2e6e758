import { spawn } from 'node:child_process';

const pairLimit = 30_000;
const mostOutput = 4000;

/** What pairing needs: adb's program and the port of its server. */
export type PairParts = {
  readonly binary: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** What came of it; a failure in words that say what to do. */
export type Pairing = { readonly paired: true } | { readonly paired: false; readonly why: string };

/**
 * Pairs this computer with a phone through adb's own program, which speaks the protocol (TLS with a password-authenticated
 * key exchange). The code goes over standard input: arguments can be read by every program on this computer.
 */
export async function pairPhone(
  { binary, port, env }: PairParts,
  address: string,
  code: string,
): Promise<Pairing> {
  const child = spawn(binary, ['-P', String(port), 'pair', address], { env, stdio: 'pipe' });
  const timer = setTimeout(() => child.kill('SIGKILL'), pairLimit);
  let said = '';
  const listen = (bytes: Buffer) => {
    said = (said + bytes.toString('utf8')).slice(0, mostOutput);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  // One that ended at once takes no code; what it said tells why.
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${code}\n`);
  const ended = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', () => resolve(true));
  });
  clearTimeout(timer);
  if (!ended) return { paired: false, why: 'adb could not be started. Run the check-up under Settings.' };
  return /Successfully paired/i.test(said)
    ? { paired: true }
    : { paired: false, why: explain(said, address) };
}

/** Sentences for what adb says; its own words are not shown, they may hold the code. */
function explain(said: string, address: string): string {
  if (/wrong password|password or connection was dropped/i.test(said))
    return 'The code is wrong or no longer shown. Tap “Pair device with pairing code” on the phone again and type the new one.';
  if (/unable to start pairing client|no route|refused|failed to connect|timed? ?out/i.test(said))
    return `Nothing answers at ${address}. See that phone and computer are in the same Wi-Fi and that the address is the one in the pairing dialog.`;
  if (/parse address|bad host|unknown host|invalid/i.test(said))
    return `${address} is not an address adb can use. Type it as the pairing dialog shows it.`;
  if (/unknown command|unsupported/i.test(said))
    return 'This adb is too old to pair without a cable. Install the current platform tools.';
  return 'The phone did not pair. Open the pairing dialog on the phone again and use the new code and address.';
}
