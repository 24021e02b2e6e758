import { expect, test } from 'vitest';
import { pack } from '../../../../src-agent/automation/pack/pack-format.ts';
import { createStepRunner } from '../../../../src-agent/automation/step-runner.ts';
import type { StepResult } from '../../../../src-agent/delivery/delivery.ts';
import type { PhoneDriver } from '../../../../src-agent/devices/phone-driver.ts';

const packOf = (locale: string, title: string) =>
  pack.parse({
    format: 1,
    platform: 'tiktok',
    appName: 'App',
    appPackage: 'app',
    versions: { from: '43', before: '44' },
    locale,
    stops: [{ name: 'challenge', code: 'challenge', requires: [{ text: 'Verify' }] }],
    screens: { home: { requires: [{ text: title }], elements: {} } },
  });

test('a step whose screen another language’s pack knew is written down with that pack', async () => {
  const english = packOf('en', 'Home');
  const french = packOf('fr', 'Accueil');
  const ends: StepResult[] = [];
  const driver = {
    source: () =>
      Promise.resolve(
        '<hierarchy><node class="View" package="app" bounds="[0,0][100,200]"><node class="TextView" package="app" text="Accueil" bounds="[0,0][100,50]"/></node></hierarchy>',
      ),
    screenshot: () => Promise.resolve(new Uint8Array()),
  } as Partial<PhoneDriver> as PhoneDriver;
  const runner = createStepRunner(
    {
      driver,
      pack: english,
      packsFor: () => [english, french],
      scene: { appName: 'App', handle: 'one', phone: 'ALDER' },
      clock: { now: () => 0, delay: () => Promise.resolve() },
      signal: new AbortController().signal,
    },
    { begin: () => ({ end: (result) => void ends.push(result) }) },
  );
  const end = await runner.run({
    name: 'look',
    title: 'Look',
    expects: [],
    act: { kind: 'look' },
    until: ['home'],
    timeoutMs: 1,
  });
  expect(end.kind).toBe('done');
  expect(ends[0]).toMatchObject({ screen: 'home', pack: { locale: 'fr', from: '43', before: '44' } });
});
