import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { runCommandLine } from './cli/command-line.ts';
import {
  nodeProcessHost,
  packsDir,
  readVersion,
  startLocalAgent,
  stopSignal,
  systemKeychain,
} from './cli/composition.ts';
import { defaultDataDir } from './cli/data-dir.ts';
import { stderrLog } from './cli/stderr-log.ts';
import type { Terminal } from './cli/terminal.ts';
import { adbPortFrom } from './devices/adb/adb-port.ts';
import { findKeychain } from './parts/find-keychain.ts';
import { chooseRootKey } from './vault/choose-root-key.ts';

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};
const log = stderrLog(process.stderr.isTTY, terminal.err);
const version = readVersion();
const stop = stopSignal(process);
const askKeychain = systemKeychain(process.env);
const platform = process.platform;
const processHost = () => nodeProcessHost(log);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal,
  version,
  env: process.env,
  dataDir: defaultDataDir(process.platform, homedir(), process.env),
  adbPort: adbPortFrom(process.env),
  packsDir,
  ask: process.stdin.isTTY ? ask : null,
  stop,
  processHost,
  findKeychain: () => findKeychain(askKeychain, platform),
  openRootKey: (dataDir, keyFile) => chooseRootKey({ dataDir, keyFile, ask: askKeychain, platform }),
  startAgent: (settings) => startLocalAgent(settings, { processHost: processHost(), log, version }),
});

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question, { signal: stop });
  } finally {
    lines.close();
  }
}
