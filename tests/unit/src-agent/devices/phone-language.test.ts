import { expect, test } from 'vitest';
import { languageQuestion, parseLanguage } from '../../../../src-agent/devices/phone-language.ts';

test.each([
  ['Locales for app for user 0 are [fr-FR,en-US]\nen-US\nen-US\nen-US\n', 'fr-FR'],
  ['Locales for app for user 0 are []\nes-MX,en-US\nen-US\n', 'es-MX'],
  ["cmd: Can't find service: locale\nnull\npt-BR\nen-US\n", 'pt-BR'],
  ['null\n\nen_GB\r\n', 'en-GB'],
  ['null\nzh-Hant-TW\n', 'zh-Hant-TW'],
  ['null\n\n\n', null],
  ['', null],
])('the language an app speaks is read from %j', (text, expected) => {
  expect(parseLanguage(text)).toBe(expected);
});

test('the name of the app cannot become a command', () => {
  expect(languageQuestion('a; reboot')).toContain("'a; reboot'");
});
