import { expect, test } from 'vitest';
import { explainFailure, type Failure } from '../../../../../src-agent/devices/appium/phone-failure.ts';

const usual: Failure = {
  name: 'unknown error',
  message: '',
  aborted: false,
  serverGone: false,
  phone: 'answers',
};
const hangUp = 'Could not proxy command to the remote server. Original error: socket hang up';
const crashed =
  "'POST /element' cannot be proxied to UiAutomator2 server because the instrumentation process is not running (probably crashed)";

test.each<[string, Partial<Failure>, string]>([
  ['the caller gave up', { message: hangUp, aborted: true }, 'cancelled'],
  ['Appium was killed', { message: 'other side closed', serverGone: true }, 'automation_lost'],
  ['the instrumentation crashed in a call', { message: hangUp }, 'automation_lost'],
  ['the instrumentation is gone', { message: crashed }, 'automation_lost'],
  ['the forward is gone', { message: 'connect ECONNREFUSED 127.0.0.1:8200' }, 'automation_lost'],
  ['the phone vanished in a call', { message: hangUp, phone: 'gone' }, 'device_lost'],
  ['the phone vanished before', { message: crashed, phone: 'gone' }, 'device_lost'],
  [
    'the phone was never there',
    { message: 'Device R58 was not in the list of connected devices' },
    'device_lost',
  ],
  [
    'no phone is there at all',
    { message: 'Could not find a connected Android device in 20000ms' },
    'device_lost',
  ],
  ['the phone is frozen', { message: 'timeout of 60000ms exceeded', phone: 'silent' }, 'timeout'],
  ['the phone hangs up and is silent', { message: hangUp, phone: 'silent' }, 'device_lost'],
  [
    'the session timed out',
    {
      name: 'invalid session id',
      message: 'A session is either terminated or not started',
    },
    'automation_lost',
  ],
  ['the app is not there', { message: 'App com.example.app is not installed' }, 'app_missing'],
  ['nothing has the focus', { name: 'no such element', message: 'no such element' }, 'timeout'],
  ['something else', { message: 'an error nobody has seen before' }, 'automation_lost'],
])('when %s', (_situation, failure, code) => {
  expect(explainFailure({ ...usual, ...failure }).code).toBe(code);
});
