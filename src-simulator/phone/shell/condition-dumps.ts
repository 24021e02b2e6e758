import type { Condition } from '../condition.ts';

/** `dumpsys battery`. */
export function batteryDump({ batteryPercent, charging, temperatureTenths }: Condition): string {
  return `Current Battery Service state:
  AC powered: false
  USB powered: ${charging}
  Wireless powered: false
  status: ${charging ? 2 : 3}
  health: 2
  present: true
  level: ${batteryPercent}
  scale: 100
  voltage: 4212
  temperature: ${temperatureTenths}
  technology: Li-ion
`;
}

/** `dumpsys connectivity`, the lines about the default network. */
export function connectivityDump({ online }: Condition): string {
  if (!online)
    return 'NetworkProviders for:\n\nActive default network: none\n\nCurrent network preferences:\n';
  return `NetworkProviders for:

Active default network: 101

Current Networks:
  NetworkAgentInfo{network{101}  handle{433816522765}  ni{WIFI CONNECTED extra: } created=7.1s everValidated=true lastValidated=true  nc{[ Transports: WIFI Capabilities: NOT_METERED&INTERNET&NOT_RESTRICTED&TRUSTED&NOT_VPN&VALIDATED&NOT_ROAMING]}}
`;
}

/** `dumpsys telephony.registry`, cut to the state of the first SIM. */
export function telephonyDump(ringing: boolean): string {
  return `last known state:
  Phone Id=0
    mCallState=${ringing ? 1 : 0}
    mRingingCallState=${ringing ? 5 : 0}
    mCallIncomingNumber=
`;
}

/** `df -k`: a phone with 128 GB. */
export function storageDump({ freeKilobytes }: Condition, path: string): string {
  const total = 117_489_664;
  const used = total - freeKilobytes;
  const share = Math.round((used * 100) / total);
  return `Filesystem       1K-blocks     Used Available Use% Mounted on\n/dev/block/dm-44 ${total} ${used} ${freeKilobytes}  ${share}% ${path}\n`;
}
