import type { SafeStoragePort } from '../ports.ts';

/** Why nothing may be kept with this storage, without a full stop; null when it may. */
export async function unusable(storage: SafeStoragePort, platform: string): Promise<string | null> {
  if (!(await storage.isAsyncEncryptionAvailable())) return 'this computer offers no keychain';
  // Without a keyring, Chromium on Linux encrypts with a password that is in its source.
  const backend = platform === 'linux' ? storage.getSelectedStorageBackend() : null;
  return backend === 'basic_text' || backend === 'unknown' ? 'no keyring runs in this session' : null;
}
