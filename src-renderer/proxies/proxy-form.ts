import type { Proxy, ProxyProtocol, ProxyType } from '../../src-shared/domain/proxy.ts';
import type { ProxyLine } from './parse-proxy-line.ts';

/** A proxy as its form holds it; the port may be being typed. */
export type ProxyForm = {
  label: string;
  host: string;
  port: number | string;
  protocol: ProxyProtocol;
  type: ProxyType;
  username: string;
  /** Empty: as it is. */
  password: string;
};

/** The form of a new proxy. */
export const newProxyForm: ProxyForm = {
  label: '',
  host: '',
  port: '',
  protocol: 'http',
  type: 'datacenter',
  username: '',
  password: '',
};

/** A stored proxy, to change. */
export function formOf({ label, host, port, protocol, type, username }: Proxy): ProxyForm {
  return { label: label ?? '', host, port, protocol, type, username: username ?? '', password: '' };
}

/** What a pasted line says, put into the form; what it does not say stays. */
export function withLine(form: ProxyForm, line: ProxyLine): ProxyForm {
  return {
    ...form,
    host: line.host,
    port: line.port,
    protocol: line.protocol ?? form.protocol,
    username: line.username ?? form.username,
    password: line.password ?? form.password,
  };
}

/** What the agent is asked to store; an empty password is left as it is. */
export function proxyOf({ label, port, username, password, ...rest }: ProxyForm) {
  return {
    ...rest,
    label: label.trim() === '' ? null : label.trim(),
    port: Number(port),
    username: username.trim() === '' ? null : username.trim(),
    ...(password === '' ? {} : { password }),
  };
}

/** What can be told to be wrong before the agent is asked, by field. */
export function proxyProblems({ host, port }: ProxyForm): Record<string, string> {
  const whole = Number.isInteger(Number(port)) && Number(port) >= 1 && Number(port) <= 65_535;
  return {
    ...(host.trim() === '' ? { host: 'A host name or an IP address.' } : {}),
    ...(port === '' || !whole ? { port: 'A port from 1 to 65535.' } : {}),
  };
}
