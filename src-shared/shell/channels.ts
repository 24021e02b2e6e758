/** The names of the messages between a window and the desktop shell. */
export const shellChannels = {
  /** Window asks for a port to the agent. */
  requestPort: 'port:request',
  /** Shell hands it over. */
  deliverPort: 'port:deliver',
} as const;

/** `data.type` of the window message that carries a fresh port to the agent into the page. */
export const portMessageType = 'switchyard:port';

/** What the page finds as `window.switchyard` when it runs inside the desktop app. */
export type ShellBridge = {
  /** Answered by a window message `{type: 'switchyard:port'}` with one port, again after each restart of the agent. */
  readonly requestPort: () => void;
  readonly version: string;
  readonly platform: string;
};
