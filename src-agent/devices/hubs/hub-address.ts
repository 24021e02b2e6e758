import type { Secrets } from '../../vault/secrets.ts';

/** A hub as it is spoken to. */
export type HubAddress = {
  readonly id: number;
  readonly uid: string;
  readonly url: string;
  readonly username: string | null;
};

/** The headers a hub wants: the password leaves the vault for one call, and is never part of an address. */
export function hubHeaders(secrets: Pick<Secrets, 'read'>, hub: HubAddress): Record<string, string> {
  const { id, uid, username } = hub;
  const secret = secrets.read({ kind: 'hub', id, uid }, 'password');
  if (username === null && secret.state !== 'found') return {};
  const pair = `${username ?? ''}:${secret.state === 'found' ? secret.plain : ''}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** The address of a path below a hub's own. */
export function below(url: string, path: string): string {
  return `${url.replace(/\/+$/, '')}${path}`;
}
