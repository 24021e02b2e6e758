import type { TrayFacts } from './tray-menu.ts';

/** Told apart by shape, never by colour: outline, filled, a dot, a slash, an exclamation mark. */
export type TrayIcon = 'idle' | 'ready' | 'running' | 'offline' | 'attention';

/** The icon for how things stand; what asks for the person comes first. */
export function trayIcon({ agent, status }: TrayFacts): TrayIcon {
  if (agent.kind === 'given-up') return 'attention';
  if (agent.kind !== 'running' || status === null) return 'offline';
  if (status.jobsNeedingPerson > 0 || status.storage !== 'ok') return 'attention';
  if (status.runsGoing > 0) return 'running';
  return status.phones.some((phone) => phone.state === 'ready') ? 'ready' : 'idle';
}

/** File of an icon. The name's end makes macOS draw it in the menu bar's own colour. */
export function trayIconFile(icon: TrayIcon): string {
  return `${icon}Template.png`;
}
