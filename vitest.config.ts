import { defineConfig } from 'vitest/config';

/** Nothing a test under Node loads may reach Electron: importing it would download its binary. */
const noElectron = {
  find: /^electron(\/main|\/common|\/renderer)?$/,
  replacement: new URL('./tests/support/no-electron.ts', import.meta.url).pathname,
};

export default defineConfig({
  resolve: { alias: [noElectron] },
  test: {
    // Tests and what they start never touch the keychain of whoever runs them.
    env: { SWITCHYARD_KEYCHAIN: 'off' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/packaging/**/*.test.ts'],
          // Most of them wait for a disk or a socket at times: two at once suit two cores.
          maxWorkers: 2,
          // Wide, because a slow machine is no defect: a test that hangs ends all the same.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // Phones and processes are mostly waited for.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/screens-once.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
