import type { PhoneErrorCode } from '../phone-driver.ts';

/** A failed call with what was found out about its surroundings right after it. */
export type Failure = {
  /** W3C error code or the name of the error. */
  readonly name: string;
  readonly message: string;
  /** The caller gave the work up. */
  readonly aborted: boolean;
  /** The Appium process is gone. */
  readonly serverGone: boolean;
  /** `answers`: adb can run a command on the phone. */
  readonly phone: 'answers' | 'silent' | 'gone';
};

/** What a failed call means: the code the engine acts on and a sentence without anything secret. */
export type Meaning = { readonly code: PhoneErrorCode; readonly message: string };

/** Texts that mean that the automation server on the phone or its way there broke (uiautomator2 driver 8.7). */
const brokenAutomation =
  /socket hang up|instrumentation process|ECONNREFUSED|ECONNRESET|UND_ERR|fetch failed|could not proxy|cannot be proxied|session is either terminated/i;

/**
 * Reads a failure: the texts alone cannot tell a lost phone from a crashed automation server, so the state of the
 * phone decides first.
 */
export function explainFailure(failure: Failure): Meaning {
  const { name, message } = failure;
  if (failure.aborted) return { code: 'cancelled', message: 'the call was cancelled' };
  if (failure.serverGone) return { code: 'automation_lost', message: 'Appium ended during the call' };
  if (failure.phone === 'gone' || /not in the list of connected|could not find a connected/i.test(message))
    return { code: 'device_lost', message: 'the phone is not connected any more' };
  if (/timeout of \d+ ?ms exceeded|timed out|TimeoutError|no answer from adb/i.test(`${name} ${message}`))
    return { code: 'timeout', message: 'the phone did not answer in time' };
  if (failure.phone === 'silent')
    return { code: 'device_lost', message: 'the phone is connected but does not answer' };
  if (
    /(app|package|activity).*(is not installed|does not exist|not found)|no activities found/i.test(message)
  )
    return { code: 'app_missing', message: 'the app is not installed on the phone' };
  if (name === 'invalid session id' || brokenAutomation.test(message))
    return { code: 'automation_lost', message: 'the automation on the phone stopped' };
  if (name === 'no such element') return { code: 'timeout', message: 'no text field has the focus' };
  return { code: 'automation_lost', message: 'the automation on the phone refused the call' };
}
