/** The IANA zone of this computer. */
export function agentZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
