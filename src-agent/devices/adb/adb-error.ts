/**
 * Why a call to adb failed. `server_unreachable`: nobody listens on the port. `device_not_found`, `unauthorized`,
 * `offline`: what the server says of the phone. `refused`: it answered FAIL for another reason. `closed`: the
 * connection ended in the middle. `protocol`: an answer that is not adb's.
 */
export type AdbErrorCode =
  | 'adb_missing'
  | 'server_unreachable'
  | 'device_not_found'
  | 'unauthorized'
  | 'offline'
  | 'refused'
  | 'closed'
  | 'timeout'
  | 'cancelled'
  | 'protocol';

/** A failed call to adb; `message` is what the server or the system said. */
export class AdbError extends Error {
  readonly code: AdbErrorCode;
  constructor(code: AdbErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AdbError';
    this.code = code;
  }
}

/** Reads the code out of the text after FAIL (texts of adb's transport.cpp and adb.cpp). */
export function adbFailure(text: string): AdbError {
  return new AdbError(failureCode(text), text);
}

function failureCode(text: string): AdbErrorCode {
  if (/not found|no devices|no device with transport/.test(text)) return 'device_not_found';
  if (/unauthorized/.test(text)) return 'unauthorized';
  if (/offline|still authorizing|still connecting/.test(text)) return 'offline';
  return 'refused';
}
