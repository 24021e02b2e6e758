import { shellWord } from './adb/shell-protocol.ts';

/** Asks a phone which language an app on it speaks: its own one (Android 13 and later), else that of the phone. */
export function languageQuestion(packageName: string): string {
  return [
    `cmd locale get-app-locales ${shellWord(packageName)} --user 0 2>/dev/null`,
    'settings get system system_locales',
    'getprop persist.sys.locale',
    'getprop ro.product.locale',
  ].join('; ');
}

/** The language as a tag such as `en-US` out of the answer to that question; null when none of it tells. */
export function parseLanguage(text: string): string | null {
  for (const line of text.split(/\r?\n/)) {
    const own = /^Locales for \S+ for user \d+ are \[(.*)\]$/.exec(line.trim());
    const [first] = (own?.[1] ?? line).split(',');
    const tag = first?.trim().replaceAll('_', '-') ?? '';
    if (languageTag.test(tag)) return tag;
  }
  return null;
}

const languageTag = /^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|\d{3}))?(-[A-Za-z0-9-]+)?$/;
