const lookAgainAfter = 60_000;

/**
 * Reads the IANA zone of this computer, which changes when a laptop travels. Asking the system costs more than reserving an
 * action, so that it is asked again a minute later at the earliest.
 */
export function agentZone(clock: () => number): () => string {
  let zone = systemZone();
  let readAt = clock();
  return () => {
    if (Math.abs(clock() - readAt) < lookAgainAfter) return zone;
    zone = systemZone();
    readAt = clock();
    return zone;
  };
}

const systemZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
