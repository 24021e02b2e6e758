import { assertNever } from '../../src-shared/assert-never.ts';
import type { AdbListener } from './adb/listener.ts';
import type { Authorization } from './adb/authorization.ts';
import { appComponents } from './apps/app-components.ts';
import type { PhoneLocale } from './apps/phone-state.ts';
import { type Ailment, ailments, type Condition, wellCondition } from './condition.ts';
import type { DeviceLog } from './device-log.ts';
import type { Fault } from './faults.ts';
import type { Handset } from './handset.ts';
import type { InstalledPackages } from './shell/installed-packages.ts';
import type { Instrumentation } from './uiautomator/instrumentation.ts';
import type { UiAutomatorServer } from './uiautomator/server.ts';

/** What of a phone a fault can strike. `language`: the one it is switched back to. */
export type Strikable = {
  readonly adb: AdbListener;
  readonly authorization: Authorization;
  readonly handset: Handset;
  readonly instrumentation: Instrumentation;
  readonly server: UiAutomatorServer;
  readonly packages: InstalledPackages;
  readonly log: DeviceLog;
  readonly language: PhoneLocale;
  readonly setCondition: (change: (before: Condition) => Condition) => void;
};

/** A version that no pack is made for. */
const newerVersion = '999.0.0.0.1';

/** Lets a fault strike. */
export async function strike(phone: Strikable, fault: Fault): Promise<void> {
  const { adb, authorization, handset, instrumentation, server, packages, log, setCondition } = phone;
  switch (fault.kind) {
    case 'vanish':
      instrumentation.stop();
      return adb.vanish();
    case 'return':
      return adb.comeBack();
    case 'freeze':
      return adb.freeze();
    case 'thaw':
      return adb.thaw();
    case 'crash_instrumentation':
      log.write('E', 'AndroidRuntime', 'FATAL EXCEPTION: androidx.test.runner.AndroidJUnitRunner');
      return instrumentation.crash();
    case 'slow':
      return server.slowDown(fault.milliseconds ?? 1000);
    case 'rate_app_popup':
      return handset.dispatch({ kind: 'dialog', dialog: 'rate_app' });
    case 'try_again_later':
      return handset.dispatch({ kind: 'dialog', dialog: fault.kind });
    case 'challenge':
    case 'logged_out':
    case 'opaque':
      return handset.dispatch({ kind: 'cover', cover: fault.kind });
    case 'crash_app':
      log.write(
        'E',
        'AndroidRuntime',
        `FATAL EXCEPTION: main, Process: ${appComponents[handset.state.app].packageName}`,
      );
      return handset.dispatch({ kind: 'crash_app' });
    case 'lose_share_response':
      return server.loseAnswer();
    case 'incoming_call':
    case 'call_over':
      return handset.dispatch({ kind: 'call', ringing: fault.kind === 'incoming_call' });
    case 'low_battery':
    case 'hot':
    case 'storage_full':
    case 'network_lost':
    case 'wrong_clock':
      return setCondition(withAilment(fault.kind));
    case 'app_updated':
      packages.update(appComponents[handset.state.app].packageName, newerVersion);
      return handset.dispatch({ kind: 'stop_app', app: handset.state.app });
    case 'language_changed':
      return handset.dispatch({ kind: 'language', locale: phone.language === 'es' ? 'en' : 'es' });
    case 'media_rejected':
      return;
    case 'accept_authorization':
      return authorization.accept();
    case 'none':
      handset.faults.clear();
      server.slowDown(0);
      setCondition(() => wellCondition);
      packages.putBack();
      handset.dispatch({ kind: 'language', locale: phone.language });
      handset.dispatch({ kind: 'call', ringing: false });
      handset.dispatch({ kind: 'relieve' });
      adb.thaw();
      return adb.comeBack();
    default:
      return assertNever(fault.kind);
  }
}

function withAilment(kind: Ailment): (before: Condition) => Condition {
  return (before) => ({ ...before, ...ailments[kind] });
}
