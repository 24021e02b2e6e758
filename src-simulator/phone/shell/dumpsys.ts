import { batteryDump, connectivityDump, telephonyDump } from './condition-dumps.ts';
import type { Command, ShellPhone } from './shell-phone.ts';

/** `dumpsys SERVICE …` in the form Android 14 prints, cut to what is read by tools. */
export const dumpsys: Command = (words, phone, output) => {
  const [service, ...rest] = words;
  const text = answer(service ?? '', rest, phone);
  if (text === null) {
    phone.noteUnknownCommand(['dumpsys', ...words].join(' '));
    output.error(`Can't find service: ${service}`);
    return 0;
  }
  output.write(text);
  return 0;
};

function answer(service: string, rest: readonly string[], phone: ShellPhone): string | null {
  switch (service) {
    case 'battery':
      return batteryDump(phone.condition());
    case 'connectivity':
      return connectivityDump(phone.condition());
    case 'telephony.registry':
      return telephonyDump(phone.ringing());
    case 'window':
      return windows(phone);
    case 'power':
      return 'Power Manager State:\n  mWakefulness=Awake\n  mHoldingDisplaySuspendBlocker=true\nDisplay Power: state=ON\n';
    case 'trust':
      return ' User "Owner" (id=0, flags=0x4c13) (current): trustState=UNTRUSTED, deviceLocked=0\n';
    case 'package':
      return packageFacts(rest[0] ?? '', phone);
    case 'activity':
      return activities(rest, phone);
    case 'deviceidle':
      return '';
    case 'input_method':
      return '  mInputShown=false\n  mCurMethodId=com.google.android.inputmethod.latin\n';
    case 'display':
      return '  mDefaultViewport: DisplayViewport{type=INTERNAL, logicalFrame=Rect(0, 0 - 1080, 2400)}\n';
    default:
      return null;
  }
}

function windows(phone: ShellPhone): string {
  const { packageName, activity } = phone.apps.foreground();
  return `WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)
  Display: mDisplayId=0
    init=1080x2400 420dpi cur=1080x2400 app=1080x2280
  mCurrentFocus=Window{5a1c3d0 u0 ${packageName}/${activity}}
  mFocusedApp=ActivityRecord{8f2b6c1 u0 ${packageName}/${activity} t12}
  isKeyguardShowing=false
  mShowingLockscreen=false mShowingDream=false mDreamingLockscreen=false
  mAwake=true mScreenOnEarly=true mScreenOnFully=true
  KeyguardServiceDelegate
    showing=false
`;
}

function packageFacts(name: string, phone: ShellPhone): string {
  const found = phone.packages.find(name);
  if (!found) return `Unable to find package: ${name}\n`;
  return `Packages:
  Package [${found.name}] (3f1c2a):
    userId=10123
    codePath=${found.path.replace(/\/base\.apk$/, '')}
    versionCode=${found.versionCode} minSdk=26 targetSdk=34
    versionName=${found.versionName}
    firstInstallTime=2026-01-05 09:12:44
    install permissions:
      android.permission.INTERNET: granted=true
`;
}

function activities(rest: readonly string[], phone: ShellPhone): string {
  const text = rest.join(' ');
  if (text.startsWith('services io.appium.settings/.recorder'))
    return 'ACTIVITY MANAGER SERVICES (dumpsys activity services)\n  (nothing)\n';
  if (text.startsWith('services')) {
    const running = phone.apps.running().includes('io.appium.settings');
    return `ACTIVITY MANAGER SERVICES (dumpsys activity services)\n${
      running
        ? '  * ServiceRecord{c41 u0 io.appium.settings/.ForegroundService}\n    isForeground=true\n'
        : '  (nothing)\n'
    }`;
  }
  const { packageName, activity } = phone.apps.foreground();
  return `ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)
  topResumedActivity=ActivityRecord{8f2b6c1 u0 ${packageName}/${activity} t12}
  mResumedActivity: ActivityRecord{8f2b6c1 u0 ${packageName}/${activity} t12}
`;
}
