import { expect, it } from 'vitest';
import { agentEnvironment } from '../../../../../src-main/core/agent/agent-environment.ts';

it('hands the agent what it needs to find its tools, and no token', () => {
  expect(
    agentEnvironment({
      PATH: '/usr/bin',
      HOME: '/home/one',
      LC_TIME: 'de_DE.UTF-8',
      ANDROID_HOME: '/sdk',
      SWITCHYARD_ADB_PORT: '5038',
      JAVA_HOME: undefined,
      NGROK_AUTHTOKEN: 'canary',
      GITHUB_TOKEN: 'canary',
      AWS_SECRET_ACCESS_KEY: 'canary',
      NODE_OPTIONS: '--require /tmp/evil.js',
      ELECTRON_RUN_AS_NODE: '1',
      LD_PRELOAD: '/tmp/evil.so',
      DYLD_INSERT_LIBRARIES: '/tmp/evil.dylib',
    }),
  ).toEqual({
    PATH: '/usr/bin',
    HOME: '/home/one',
    LC_TIME: 'de_DE.UTF-8',
    ANDROID_HOME: '/sdk',
    SWITCHYARD_ADB_PORT: '5038',
  });
});
