import type { ProxyCheck, ProxyProtocol } from '../../../src-shared/domain/proxy.ts';

/** How to reach a proxy. `username` is empty for none. */
export type ProxyEndpoint = {
  readonly host: string;
  readonly port: number;
  readonly protocol: ProxyProtocol;
  readonly username: string;
  readonly password: string | null;
};

/** What a check found out. `nothingReached`: nobody answered at all, as when this computer has no network. */
export type CheckResult = Pick<ProxyCheck, 'outcome' | 'latencyMs' | 'exitAddress' | 'detail'> & {
  readonly nothingReached?: boolean;
};

/** What is asked for through the proxy, and how long all of a check may take. */
export type CheckTask = {
  readonly testAddress: string;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
};

/** Checks one proxy; rejects only when the signal aborts. */
export type PerformCheck = (endpoint: ProxyEndpoint, task: CheckTask) => Promise<CheckResult>;
