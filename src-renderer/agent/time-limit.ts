import type { ClientContext, ClientLink } from '@orpc/client';

const defaultLimitMs = 30_000;
const uploadLimitMs = 180_000;

/** How long a call may take before it fails, in milliseconds; null for streams, which last as long as somebody listens. */
function limitFor(path: readonly string[]): number | null {
  switch (path.join('.')) {
    case 'events.subscribe':
    case 'devices.watch':
    case 'devices.wall':
    case 'devices.control':
      return null;
    case 'media.create':
    case 'media.content':
    case 'runs.report':
    case 'agent.startSimulatedPhones':
    case 'campaigns.start':
      return uploadLimitMs;
    default:
      return defaultLimitMs;
  }
}

/** Gives every call that should end a signal that ends it. */
export function withTimeLimit<Context extends ClientContext>(
  link: ClientLink<Context>,
  limit: (path: readonly string[]) => number | null = limitFor,
): ClientLink<Context> {
  return {
    call(path, input, options) {
      const milliseconds = limit(path);
      if (milliseconds === null) return link.call(path, input, options);
      const timeout = AbortSignal.timeout(milliseconds);
      const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
      return link.call(path, input, { ...options, signal });
    },
  };
}
