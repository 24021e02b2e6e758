import { PhoneError } from '../phone-driver.ts';

/** What is known around a failed call. */
export type Around = { readonly aborted: boolean; readonly serverGone: boolean };

/** Texts that mean that the automation app on the phone or the way to it broke (xcuitest driver 12.13). */
const broken =
  /socket hang up|ECONNREFUSED|ECONNRESET|UND_ERR|fetch failed|could not proxy|xcodebuild|terminated/i;

/** Reads a failed call on an iPhone: the code the engine acts on and a sentence without anything secret. */
export function explainIosFailure(error: unknown, { aborted, serverGone }: Around): PhoneError {
  if (error instanceof PhoneError) return error;
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (aborted) return new PhoneError('cancelled', 'the call was cancelled');
  if (serverGone) return new PhoneError('automation_lost', 'Appium ended during the call');
  if (/usbmuxd|device.*(not found|disconnected|is not connected)|unknown device/i.test(message))
    return new PhoneError('device_lost', 'the iPhone is not connected any more');
  if (/bundle|application.*(not installed|unknown to FrontBoard|does not exist)/i.test(message))
    return new PhoneError('app_missing', 'the app is not installed on the iPhone');
  if (/timeout of \d+ ?ms exceeded|timed out|TimeoutError/i.test(`${name} ${message}`))
    return new PhoneError('timeout', 'the iPhone did not answer in time');
  if (name === 'no such element') return new PhoneError('timeout', 'no text field has the focus');
  if (name === 'invalid session id' || broken.test(message))
    return new PhoneError('automation_lost', 'the automation app on the iPhone stopped');
  return new PhoneError('automation_lost', 'the automation app on the iPhone refused the call');
}
