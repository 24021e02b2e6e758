/** A phone that offers adb on this network: to be paired with (`pairing`), or paired before (`connect`). */
export type NetworkService = {
  readonly name: string;
  readonly offers: 'pairing' | 'connect';
  readonly address: string;
};

const kinds: Readonly<Record<string, NetworkService['offers']>> = {
  '_adb-tls-pairing._tcp': 'pairing',
  '_adb-tls-connect._tcp': 'connect',
};

/** Reads what adb discovered by mDNS: one line a service, name, kind and address between tabs (`adb mdns services`). */
export function parseNetworkServices(text: string): NetworkService[] {
  return text.split('\n').flatMap((line) => {
    const [name, kind, address] = line.trim().split(/\s+/);
    const offers = kinds[kind?.replace(/\.$/, '') ?? ''];
    if (name === undefined || offers === undefined || address === undefined) return [];
    return /^[^\s:]+:\d+$/.test(address) ? [{ name, offers, address }] : [];
  });
}

/** Where a phone that was just paired at `host` can be connected to, if adb sees it. */
export function connectAddress(services: readonly NetworkService[], host: string): string | null {
  return (
    services.find(({ offers, address }) => offers === 'connect' && address.startsWith(`${host}:`))?.address ??
    null
  );
}
