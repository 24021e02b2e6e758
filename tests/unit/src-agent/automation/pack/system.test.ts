import { describe, expect, test } from 'vitest';
import { find } from '../../../../../src-agent/automation/find.ts';
import { joinSystem } from '../../../../../src-agent/automation/pack/join-system.ts';
import { readPackFolder } from '../../../../../src-agent/automation/pack/load-packs.ts';
import { pack } from '../../../../../src-agent/automation/pack/pack-format.ts';
import { recognise } from '../../../../../src-agent/automation/recognise.ts';
import { viewOf } from '../../../../../src-agent/automation/screen-view.ts';
import { parseSource } from '../../../../../src-agent/automation/source/parse-source.ts';

const { system } = await readPackFolder(new URL('../../../../../resources/packs', import.meta.url).pathname);

const app = joinSystem(
  pack.parse({
    format: 1,
    platform: 'instagram',
    appName: 'App',
    appPackage: 'app',
    versions: { from: '1', before: '2' },
    locale: 'en',
    stops: [{ name: 'challenge', code: 'challenge', requires: [{ text: 'Confirm it is you' }] }],
    screens: { home: { requires: [{ text: 'Home' }] } },
    permissions: { photos: 'allow', camera: 'deny' },
  }),
  system,
);

const controller = 'com.google.android.permissioncontroller';
const id = (name: string) => `com.android.permissioncontroller:id/${name}`;

/** A dialog of one package over the app's home screen: its title and its buttons, one below the other. */
function over(
  packageName: string,
  title: readonly [text: string, id: string],
  ...buttons: readonly (readonly [text: string, id: string])[]
) {
  const row = ([text, resourceId]: readonly [string, string], at: number) =>
    `<node package="${packageName}" text="${text}" resource-id="${resourceId}" clickable="${at > 0}" bounds="[10,${50 + at * 20}][90,${70 + at * 20}]"/>`;
  return viewOf(
    parseSource(
      `<hierarchy><node package="${packageName}" bounds="[0,40][100,180]">${[title, ...buttons].map(row).join('')}</node><node package="app" bounds="[0,0][100,200]"><node package="app" text="Home" bounds="[0,0][100,20]"/></node></hierarchy>`,
    ),
    app,
  );
}

const prompt = (message: string, ...buttons: string[]) =>
  over(
    controller,
    [message, id('permission_message')],
    ...buttons.map((name): [string, string] => [name, id(`permission_${name}_button`)]),
  );

const stopped = { kind: 'stop', code: 'unexpected_screen' };

describe("Android's question for a permission", () => {
  test.each([
    ['Allow App to access photos and videos on this device?', 'allow_all'],
    ['¿Permitir que App acceda a las fotos y los vídeos de este dispositivo?', 'allow_all'],
    ['Autoriser App à accéder aux photos et vidéos de cet appareil ?', 'allow_all'],
    ['Allow App to take pictures and record video?', 'deny'],
    ['Autoriser App à prendre des photos et enregistrer des vidéos ?', 'deny'],
  ])('is answered as the pack says: %s', (message, button) => {
    const view = prompt(message, 'allow_selected', 'allow_all', 'deny');
    const seen = recognise(view);
    if (seen.kind !== 'popup' || !('tap' in seen.popup.action)) expect.fail(`it is ${seen.kind}`);
    expect(find(view, seen.popup.action.tap)).toMatchObject({ found: true, node: { text: button } });
  });

  test('for anything the pack does not name stops the work', () => {
    expect(recognise(prompt('Allow App to record audio?', 'allow_foreground_only', 'deny'))).toMatchObject(
      stopped,
    );
    expect(recognise(prompt('Allow App to read your mind?', 'allow', 'deny'))).toMatchObject(stopped);
  });

  test('with a button nobody knows stops the work', () => {
    const strange = prompt('Allow App to take pictures and record video?', 'deny', 'allow_for_everyone');
    expect(recognise(strange)).toMatchObject(stopped);
  });
});

describe('what belongs to Android and not to the app', () => {
  test.each([
    ['android', 'App keeps stopping', 'android:id/alertTitle', 'app_crashed'],
    ['android', 'App no responde', 'android:id/alertTitle', 'app_crashed'],
    ['com.google.android.packageinstaller', 'Update this app?', 'android:id/alertTitle', 'unexpected_screen'],
    ['com.android.vending', 'Update available', 'title', 'app_update_needed'],
    ['com.samsung.android.incallui', 'Incoming call', 'caller', 'device_busy'],
    ['com.android.systemui', 'Allow USB debugging?', 'android:id/alertTitle', 'unexpected_screen'],
  ])('stops the work: %s “%s”', (packageName, title, titleId, code) => {
    const view = over(packageName, [title, titleId], ['OK', 'android:id/button1']);
    expect(recognise(view)).toMatchObject({ kind: 'stop', code });
  });

  test('is left by its one button where that is harmless', () => {
    const battery = (...more: [string, string][]) =>
      recognise(
        over(
          'com.android.systemui',
          ['Battery low', 'android:id/alertTitle'],
          ['OK', 'android:id/button1'],
          ...more,
        ),
      );
    expect(battery()).toMatchObject({ kind: 'popup', popup: { name: 'low_battery' } });
    expect(battery(['Battery saver', 'android:id/button2'])).toMatchObject({ kind: 'unknown' });
  });

  test('that nobody knows is unknown, whatever lies behind it', () => {
    expect(recognise(over('com.android.systemui', ['Notifications', 'shade']))).toMatchObject({
      kind: 'unknown',
      packageName: 'com.android.systemui',
    });
  });
});
