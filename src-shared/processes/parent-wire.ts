/** The channel of a started program to whoever started it. Messages are plain data, parsed by whoever receives them. */
export interface ParentWire {
  send(message: unknown): void;
  /** Calls back for every message, with the ports that came with it, until the returned function is called. */
  onMessage(listener: (message: unknown, ports: readonly unknown[]) => void): () => void;
  /** Calls back once when the starter is gone. Inside Electron the program is ended together with it. */
  onClosed(listener: () => void): void;
}

type ParentMessage = { readonly data: unknown; readonly ports?: readonly unknown[] };

/** The slice of Electron's `process.parentPort` that is used here. */
type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: ParentMessage) => void): unknown;
  removeListener(event: 'message', listener: (message: ParentMessage) => void): unknown;
};

/**
 * The same program runs as an Electron utility process, where messages arrive wrapped as `{data, ports}` on
 * `process.parentPort`, and as a child of plain Node, where they arrive bare. Null when nobody started it that way.
 */
export function parentWire(host: NodeJS.Process): ParentWire | null {
  const parentPort: ParentPort | null | undefined = Reflect.get(host, 'parentPort');
  if (parentPort !== undefined && parentPort !== null) return electronParent(parentPort);
  return host.send === undefined ? null : nodeParent(host);
}

function electronParent(port: ParentPort): ParentWire {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      const unwrap = (message: ParentMessage) => listener(message.data, message.ports ?? []);
      port.on('message', unwrap);
      return () => void port.removeListener('message', unwrap);
    },
    onClosed: () => undefined,
  };
}

function nodeParent(host: NodeJS.Process): ParentWire {
  return {
    // The starter can vanish between the check and the write; 'disconnect' then says so, so the error adds nothing.
    send: (message) => void (host.connected && host.send?.(message, undefined, undefined, () => undefined)),
    onMessage(listener) {
      const bare = (message: unknown) => listener(message, []);
      host.on('message', bare);
      return () => void host.off('message', bare);
    },
    onClosed: (listener) => void host.once('disconnect', listener),
  };
}
