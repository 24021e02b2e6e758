import type { AgentInfo } from '../src-shared/domain/system.ts';
import type { PhoneTiming } from './delivery/phone/post-session.ts';
import type { Route, Routes } from './delivery/routes.ts';
import type { MacTools } from './devices/ios/mac-tools.ts';
import type { Log } from './log.ts';
import type { ProcessHost } from './processes/process-host.ts';
import type { RootKey } from './vault/root-key.ts';

/** How the agent is to be. Everything it may not decide for itself comes in here. */
export type AgentConfig = {
  readonly dataDir: string;
  readonly version: string;
  readonly mode: AgentInfo['mode'];
  readonly processHost: ProcessHost;
  readonly log: Log;
  /** Folder of the selector packs. */
  readonly packsDir: string;
  /** How long phones are waited for; without it the times that fit real phones. */
  readonly phoneTiming?: PhoneTiming;
  /** The ways to publish, the preferred first; without it the phone alone. */
  readonly routes?: (phone: Route) => Routes;
  /** Where the control center was built; without it no pages are served. */
  readonly pagesDir?: string;
  /** Port of the HTTP interface, 0 for any; null for none (inside the desktop app). */
  readonly port: number | null;
  readonly adbPort: number;
  /** With an adb server of its own that ends with the agent. */
  readonly isolatedAdb: boolean;
  /** Opens the vault; without one, secrets cannot be read after this run. */
  readonly rootKey?: RootKey;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What a Mac's tools are asked about iPhones: for tests; without it as this system is. */
  readonly macTools?: MacTools | null;
  /** Account browsers without windows: for tests. */
  readonly headlessBrowsers?: boolean;
};
