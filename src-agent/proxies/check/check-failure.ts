import type { ProxyOutcome, ProxyProtocol } from '../../../src-shared/domain/proxy.ts';
import { assertNever } from '../../../src-shared/assert-never.ts';

/** How far a check came: reaching the proxy, getting a tunnel from it, asking the test address through the tunnel. */
export type CheckStep = 'reach' | 'tunnel' | 'request';

/** Why a check did not succeed, as the wire told it. `code`: that of Node's error; `answer`: what the proxy said instead. */
export type CheckFailure =
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'tls'; readonly with: 'proxy' | 'target'; readonly code: string }
  | { readonly kind: 'credentials' }
  | { readonly kind: 'credentials_too_long' }
  | { readonly kind: 'no_tunnel'; readonly answer: string }
  | { readonly kind: 'not_a_proxy' }
  | { readonly kind: 'closed'; readonly step: Exclude<CheckStep, 'reach'> }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'no_address' }
  | { readonly kind: 'timeout'; readonly step: CheckStep };

/** What the sentences name. */
export type CheckWords = {
  readonly protocol: ProxyProtocol;
  readonly hasCredentials: boolean;
  /** Host of the test address. */
  readonly target: string;
  readonly timeoutSeconds: number;
};

/** A failure as the operator reads it: the outcome, and a sentence that says what to do. */
export function explainFailure(
  failure: CheckFailure,
  words: CheckWords,
): { readonly outcome: Exclude<ProxyOutcome, 'ok'>; readonly detail: string } {
  const { protocol, hasCredentials, target, timeoutSeconds } = words;
  switch (failure.kind) {
    case 'unreachable':
      return explainUnreachable(failure.code);
    case 'tls':
      return { outcome: 'tls', detail: explainTls(failure, target) };
    case 'credentials':
      return {
        outcome: 'auth',
        detail: hasCredentials
          ? 'The proxy does not accept the username and password. Enter them again, or ask the provider whether they still hold.'
          : 'The proxy asks for a username and a password. Enter those of the provider.',
      };
    case 'credentials_too_long':
      return {
        outcome: 'auth',
        detail:
          'SOCKS5 takes usernames and passwords of at most 255 bytes. Use the http protocol of the provider.',
      };
    case 'no_tunnel':
      return {
        outcome: 'wrong_answer',
        detail: `The proxy did not connect to ${target} (it answered ${failure.answer}). Ask the provider, or choose another test address.`,
      };
    case 'not_a_proxy':
      return {
        outcome: 'wrong_answer',
        detail: `What answers there is no ${protocol} proxy. Check the port and the protocol.`,
      };
    case 'closed':
      return {
        outcome: 'wrong_answer',
        detail:
          failure.step === 'tunnel'
            ? `The proxy hung up without an answer. Check the protocol, and whether the provider allows this computer's address.`
            : `The connection to ${target} through the proxy broke off.`,
      };
    case 'status':
      return {
        outcome: 'wrong_answer',
        detail: `${target} answered ${failure.status} through the proxy instead of the address it sees.`,
      };
    case 'no_address':
      return {
        outcome: 'wrong_answer',
        detail: `Something other than ${target} answered through the proxy: no address was in the answer.`,
      };
    case 'timeout':
      return { outcome: 'timeout', detail: explainTimeout(failure.step, target, timeoutSeconds) };
    default:
      return assertNever(failure);
  }
}

/** Whether nobody answered at all: it may be this computer that has no network. */
export function reachedNothing(failure: CheckFailure): boolean {
  if (failure.kind === 'timeout') return failure.step === 'reach';
  return failure.kind === 'unreachable' && failure.code !== 'ECONNREFUSED' && failure.code !== 'ECONNRESET';
}

/** Codes of Node's `dns.lookup`: https://nodejs.org/api/dns.html#error-codes and getaddrinfo(3). */
const nameCodes: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_FAIL']);

function explainUnreachable(code: string): ReturnType<typeof explainFailure> {
  if (nameCodes.has(code))
    return { outcome: 'dns', detail: 'The host name of the proxy is not known. Check how it is written.' };
  if (code === 'ETIMEDOUT') return { outcome: 'timeout', detail: 'The proxy did not answer the connection.' };
  if (code === 'ECONNREFUSED')
    return {
      outcome: 'refused',
      detail: 'Nothing listens at this host and port. Check the port, or ask the provider.',
    };
  return { outcome: 'refused', detail: `The proxy cannot be reached from this computer (${code}).` };
}

function explainTls(failure: Extract<CheckFailure, { kind: 'tls' }>, target: string): string {
  if (failure.with === 'target')
    return `The certificate of ${target} cannot be trusted through this proxy (${failure.code}). Somebody in between may read along: do not sign in through it.`;
  return notTls.has(failure.code)
    ? 'The proxy does not speak TLS there. Choose the protocol http, or the port for https.'
    : `The certificate of the proxy cannot be trusted (${failure.code}). Use the host name the provider gives, or the protocol http.`;
}

/** What a TLS handshake ends with when the other side talks something else, or hangs up. */
const notTls: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
  'ECONNRESET',
  'closed',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);

function explainTimeout(step: CheckStep, target: string, seconds: number): string {
  const within = `within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  switch (step) {
    case 'reach':
      return `The proxy accepted no connection ${within}.`;
    case 'tunnel':
      return `The proxy accepted the connection, then said nothing ${within}.`;
    case 'request':
      return `The proxy works too slowly: ${target} did not answer through it ${within}.`;
    default:
      return assertNever(step);
  }
}
