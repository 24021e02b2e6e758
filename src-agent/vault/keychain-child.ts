import { type KeychainAnswer, type KeychainRequest, keychainRequest } from './keychain-wire.ts';

const service = 'Switchyard';

/*
 * A program of its own: a call into the keychain can wait for ever (a question on a screen nobody looks at, a secret
 * service that hangs), and a native call that waits cannot be taken back. The program can be ended.
 */
process.once('message', (message) => {
  void answer(keychainRequest.parse(message)).then((told) =>
    process.send?.(told, () => process.disconnect()),
  );
});

async function answer(request: KeychainRequest): Promise<KeychainAnswer> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    // Without this, Linux falls back to the kernel's keyring, which is empty after a restart of the computer.
    const options = { linux: { store: 'secret-service' as const } };
    const entry = new AsyncEntry(service, request.type === 'probe' ? 'probe' : request.account, options);
    const known = await entry.getPassword();
    if (request.type === 'probe') return { ok: true, secret: '' };
    if (known !== null && known !== undefined) return { ok: true, secret: known };
    await entry.setPassword(request.candidate);
    const kept = await entry.getPassword();
    return kept === request.candidate
      ? { ok: true, secret: kept }
      : { ok: false, reason: 'the keychain did not keep what it was given' };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
