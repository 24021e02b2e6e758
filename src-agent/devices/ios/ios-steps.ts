import type { SetupStep } from '../../../src-shared/domain/ios.ts';
import type { DeviceState } from '../../../src-shared/domain/device.ts';
import type { IosSighting } from './devicectl-list.ts';

/** What is known of this computer. `xcode`: its version, null when it is not there. */
export type MacFacts = {
  readonly isMac: boolean;
  readonly xcode: string | null;
  readonly devicectl: boolean;
  /** The team that signs the automation app on the phones; null: not chosen. */
  readonly teamId: string | null;
};

/** Whether the automation app (WebDriverAgent) answers on a phone, and what was said when it does not. */
export type Agent = { readonly answers: boolean; readonly said: string | null };

/** What has to be done on this Mac and on the phone, in order; the first that is not done is what is next. */
export function setupSteps(mac: MacFacts, phone: IosSighting | null, agent: Agent | null): SetupStep[] {
  const onPhone = (done: (phone: IosSighting) => boolean) => phone !== null && done(phone);
  const steps: SetupStep[] = [
    {
      name: 'mac',
      title: 'A Mac',
      done: mac.isMac,
      how: 'iPhones can only be automated from a Mac: Apple’s tools exist for no other system.',
    },
    {
      name: 'xcode',
      title: mac.xcode === null ? 'Xcode 15 or later' : `Xcode ${mac.xcode}`,
      done: mac.xcode !== null && mac.devicectl,
      how: 'Install Xcode from the App Store, open it once, accept its licence and let it install its parts.',
    },
    {
      name: 'connected',
      title: 'The phone is connected',
      done: onPhone(({ reachable }) => reachable),
      how: 'Plug the iPhone in with a cable that carries data, and unlock it.',
    },
    {
      name: 'trusted',
      title: 'The phone trusts this Mac',
      done: onPhone(({ paired }) => paired),
      how: 'On the iPhone tap “Trust” and enter its code. If it does not ask, unplug it and plug it in again.',
    },
    {
      name: 'developer_mode',
      title: 'Developer mode is on',
      done: onPhone(({ developerMode }) => developerMode === true),
      how: 'On the iPhone: Settings, Privacy & Security, Developer Mode, switch it on, restart, and confirm.',
    },
    {
      name: 'developer_services',
      title: 'Xcode has prepared the phone',
      done: onPhone(({ developerServices }) => developerServices === true),
      how: 'Open Xcode, Window, Devices and Simulators, choose the iPhone and wait until it is prepared.',
    },
    {
      name: 'signing',
      title: 'A team signs the automation app',
      done: mac.teamId !== null,
      how: 'Add your Apple ID in Xcode, Settings, Accounts, then enter its team id below. A free one works for seven days at a time.',
    },
    {
      name: 'automation',
      title: 'The automation app runs',
      done: agent?.answers === true,
      how: `Press “Start”. The first time the iPhone asks to trust the developer: Settings, General, VPN & Device Management.${
        agent?.said == null ? '' : ` It said: ${agent.said}`
      }`,
    },
  ];
  return steps;
}

/** The state of a phone that these steps mean. */
export function stateOf(steps: readonly SetupStep[]): {
  readonly state: DeviceState;
  readonly reason: string;
} {
  const next = steps.find(({ done }) => !done);
  if (next === undefined) return { state: 'ready', reason: 'Ready.' };
  const reason = `${next.title}: not yet. ${next.how}`;
  switch (next.name) {
    case 'mac':
    case 'xcode':
    case 'connected':
      return { state: 'absent', reason };
    case 'trusted':
      return { state: 'unauthorized', reason };
    case 'developer_mode':
    case 'developer_services':
    case 'signing':
    case 'automation':
      return { state: 'preparing', reason };
  }
}
