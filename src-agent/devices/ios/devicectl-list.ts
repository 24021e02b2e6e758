import { z } from 'zod';

/** An iPhone or iPad as `xcrun devicectl list devices` tells it. */
export type IosSighting = {
  readonly udid: string;
  readonly name: string;
  readonly model: string | null;
  readonly osVersion: string | null;
  /** It trusts this Mac. */
  readonly paired: boolean;
  /** Null where the phone did not tell. */
  readonly developerMode: boolean | null;
  /** The developer disk image is mounted, which Xcode does by itself when it can. */
  readonly developerServices: boolean | null;
  /** It is reachable now, by cable or by the local network. */
  readonly reachable: boolean;
  readonly transport: 'cable' | 'network' | null;
};

const text = z.string().optional();
const answer = z.object({
  result: z.object({
    devices: z.array(
      z.object({
        identifier: z.string(),
        hardwareProperties: z
          .object({ udid: text, platform: text, marketingName: text, productType: text, reality: text })
          .default({}),
        deviceProperties: z
          .object({
            name: text,
            osVersionNumber: text,
            developerModeStatus: text,
            ddiServicesAvailable: z.boolean().optional(),
          })
          .default({}),
        connectionProperties: z
          .object({ pairingState: text, transportType: text, tunnelState: text })
          .default({}),
      }),
    ),
  }),
});

/** Reads the JSON that devicectl writes (Xcode 15 and later); other kinds of devices are left out. Throws on another form. */
export function readDevicectlList(json: string): IosSighting[] {
  const { devices } = answer.parse(JSON.parse(json)).result;
  return devices
    .filter(({ hardwareProperties: { platform, reality } }) => platform === 'iOS' && reality !== 'simulated')
    .map(({ identifier, hardwareProperties, deviceProperties, connectionProperties }) => {
      const { transportType, tunnelState, pairingState } = connectionProperties;
      const { developerModeStatus: mode } = deviceProperties;
      return {
        udid: hardwareProperties.udid ?? identifier,
        name: deviceProperties.name ?? 'iPhone',
        model: hardwareProperties.marketingName ?? hardwareProperties.productType ?? null,
        osVersion: deviceProperties.osVersionNumber ?? null,
        paired: pairingState === 'paired',
        developerMode: mode === undefined ? null : mode === 'enabled',
        developerServices: deviceProperties.ddiServicesAvailable ?? null,
        reachable: tunnelState !== 'unavailable' && transportType !== undefined,
        transport: transportType === 'wired' ? 'cable' : transportType === 'localNetwork' ? 'network' : null,
      };
    });
}
