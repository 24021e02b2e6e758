/** One way adb reaches a phone, as `host:devices-l` lists it. */
export type Transport = {
  /** How adb names it: the USB serial, or `host:port` over the network. */
  readonly serial: string;
  /** `device`, `offline`, `unauthorized`, `authorizing`, `connecting`, `no permissions`, `recovery`, … */
  readonly state: string;
  /** Differs for every connection, also of the same phone; null for servers that do not tell. */
  readonly transportId: number | null;
  readonly usb: boolean;
};

/** STF's word for phones whose cable or firmware hides the serial: nothing can be addressed to them. */
const ghosts = new Set(['????????????', '(no']);

/** Parses the long list; lines that are not understood and ghosts are left out. */
export function parseTransports(text: string): Transport[] {
  return text.split('\n').flatMap((line) => {
    const match = /^(\S+)\s+(no permissions|\S+)(.*)$/.exec(line);
    if (match === null) return [];
    const [, serial = '', state = '', rest = ''] = match;
    if (ghosts.has(serial)) return [];
    const id = /\btransport_id:(\d+)/.exec(rest)?.[1];
    return [{ serial, state, transportId: id === undefined ? null : Number(id), usb: !isNetwork(serial) }];
  });
}

/** adb names a network transport by its endpoint or, found by mDNS, by its service. */
function isNetwork(serial: string): boolean {
  return /:\d+$/.test(serial) || serial.includes('._adb');
}
