import { accountName } from '../../src-shared/account-name.ts';
import { assertNever } from '../../src-shared/assert-never.ts';
import type { ProblemCode } from '../../src-shared/domain/problem.ts';
import type { Stopped } from '../delivery/delivery.ts';
import type { PhoneError } from '../devices/phone-driver.ts';
import type { Recognition } from './recognise.ts';

/** Who and where the work is about, for the sentences a person reads. */
export type Scene = {
  readonly appName: string;
  readonly handle: string;
  /** How the phone is called, e.g. its address on adb. */
  readonly phone: string;
};

/** In-call screens of Android, Google, Samsung, Xiaomi and others: nothing on them is for us to press. */
const callScreens = /incallui|\.dialer$|^com\.android\.server\.telecom$|^com\.android\.phone$/;

/** A stop with its sentences; the remedy says what the engine does about it. */
export function stop(
  code: ProblemCode,
  remedy: Stopped['remedy'],
  message: string,
  nextAction: string,
): Stopped {
  return { kind: 'stopped', remedy, problem: { code, message, nextAction } };
}

/**
 * What a stop screen means (the account is held where the platform wants the person), or a screen that no step
 * expects there. `expected` names the screens that were.
 */
export function stopFor(seen: Recognition, expected: readonly string[], scene: Scene): Stopped {
  return seen.kind === 'stop' ? stopForScreen(seen, scene) : stopForStrangeScreen(seen, expected, scene);
}

function stopForScreen(
  seen: Extract<Recognition, { kind: 'stop' }>,
  { appName, handle, phone }: Scene,
): Stopped {
  const quote = seen.seen === '' ? '' : ` It says: “${shortened(seen.seen)}”.`;
  switch (seen.code) {
    case 'challenge':
      return {
        ...stop(
          'challenge',
          'person',
          `${appName} asks ${accountName(handle)} to prove who they are.${quote}`,
          `Take phone ${phone}, finish the check in ${appName} by hand, then set ${accountName(handle)} back to active.`,
        ),
        holdAccount: 'needs_captcha',
      };
    case 'action_blocked':
      return {
        ...stop(
          'action_blocked',
          'person',
          `${appName} does not let ${accountName(handle)} do this now.${quote}`,
          `Leave ${accountName(handle)} alone: it rests for 24 hours and goes on by itself. Look at the notice on phone ${phone}; if it asks for a longer rest, set when it ends under Accounts.`,
        ),
        holdAccount: 'cooldown',
      };
    case 'login_required':
      return stop(
        'login_required',
        'person',
        `${appName} on phone ${phone} is signed out.${quote}`,
        `Sign in to ${accountName(handle)} in ${appName} on phone ${phone}, then try again.`,
      );
    case 'app_crashed':
      return stop(
        'app_crashed',
        'retry',
        `${appName} crashed on phone ${phone}.${quote}`,
        `Nothing to do at first: it is started again. If it keeps crashing, update or reinstall ${appName} on the phone.`,
      );
    case 'device_busy':
      return inCall(phone, appName);
    case 'app_update_needed':
      return stop(
        'app_update_needed',
        'person',
        `${appName} on phone ${phone} wants to be updated.${quote}`,
        `Update ${appName} on phone ${phone}, then look under Packs whether Switchyard knows the new version, and try again.`,
      );
    default:
      return stop(
        seen.code,
        'person',
        `Phone ${phone} asks something that a person has to answer.${quote}`,
        `Answer it on phone ${phone}, then try again.`,
      );
  }
}

function stopForStrangeScreen(
  seen: Exclude<Recognition, { kind: 'stop' }>,
  expected: readonly string[],
  { appName, phone }: Scene,
): Stopped {
  const look = `Look at phone ${phone}: its screen is left as it was. Bring ${appName} back to its home screen, then try again.`;
  switch (seen.kind) {
    case 'opaque':
      return stop(
        'opaque_screen',
        'person',
        `Phone ${phone} shows a screen on which nothing can be read.`,
        look,
      );
    case 'unknown':
      if (/launcher|\.home$|trebuchet/i.test(seen.packageName))
        return stop(
          'app_crashed',
          'retry',
          `${appName} is no longer open on phone ${phone}; the phone shows its home screen.`,
          `Nothing to do at first: ${appName} is started again. If it keeps closing, update or reinstall it.`,
        );
      if (callScreens.test(seen.packageName)) return inCall(phone, appName);
      return stop(
        'unknown_screen',
        'person',
        `Phone ${phone} shows a screen Switchyard does not know${seen.packageName ? ` (${seen.packageName})` : ''}, where it expected ${words(expected)}.`,
        look,
      );
    case 'popup':
      return stop(
        'unexpected_screen',
        'person',
        `The dialog “${plain(seen.popup.name)}” on phone ${phone} keeps coming back.`,
        look,
      );
    case 'screen':
      return stop(
        'unexpected_screen',
        'person',
        `Phone ${phone} shows ${plain(seen.name)} where Switchyard expected ${words(expected)}.`,
        look,
      );
    default:
      return assertNever(seen);
  }
}

/** A call's screen is in front of the app: the work waits for its end, however that screen was known. */
function inCall(phone: string, appName: string): Stopped {
  return stop(
    'phone_in_call',
    'wait',
    `A call came in on phone ${phone}; its screen is in front of ${appName}.`,
    `Answer or decline it on phone ${phone}. The work goes on by itself when the call is over.`,
  );
}

/** What a failed phone call means before anything was committed; `cancelled` has no meaning here and is thrown on. */
export function stopForPhoneError(error: PhoneError, { appName, phone }: Scene): Stopped {
  const { code } = error;
  switch (code) {
    case 'device_lost':
      return stop(
        'device_lost',
        'wait',
        `Phone ${phone} went away.`,
        `Plug phone ${phone} back in; the work goes on by itself.`,
      );
    case 'device_busy':
      return stop(
        'device_busy',
        'retry',
        `Phone ${phone} is in use by something else.`,
        'Nothing to do: it is tried again when the phone is free.',
      );
    case 'app_missing':
      return appMissing(appName, phone);
    case 'automation_lost':
    case 'timeout':
      return stop(
        code,
        'retry',
        `Phone ${phone} stopped answering.`,
        `Nothing to do at first: it is tried again. If it happens often, replug or restart phone ${phone}.`,
      );
    case 'cancelled':
      throw error;
    default:
      return assertNever(code);
  }
}

/** The app is not on the phone. */
export function appMissing(appName: string, phone: string): Stopped {
  return stop(
    'app_missing',
    'fail',
    `${appName} is not installed on phone ${phone}.`,
    `Install ${appName} on phone ${phone} and sign in, then try again.`,
  );
}

/** A screen's or step's name as words. */
export function plain(name: string): string {
  return name.replaceAll('_', ' ');
}

function words(names: readonly string[]): string {
  return names.length === 0 ? 'something else' : names.map(plain).join(' or ');
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
