import { homedir } from 'node:os';
import type { AgentConfig } from '../agent-config.ts';
import type { RootKey } from '../vault/root-key.ts';
import { keychainInUse } from './find-keychain.ts';
import type { Part } from '../../src-shared/domain/system.ts';

/** Looks which parts a running agent finds on this computer. What looking needs is loaded when somebody asks. */
export async function inspectPartsOf(
  { dataDir, adbPort, environment }: Pick<AgentConfig, 'dataDir' | 'adbPort' | 'environment'>,
  rootKey: RootKey,
): Promise<Part[]> {
  const { inspectParts } = await import('./inspect-parts.ts');
  return await inspectParts({
    dataDir,
    adbPort,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    home: homedir(),
    variables: environment,
    keychain: () => Promise.resolve(keychainInUse(rootKey)),
  });
}
