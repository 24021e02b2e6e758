import { pm } from './package-commands.ts';
import type { Command, CommandOutput, ShellPhone } from './shell-phone.ts';

/** Android's activity manager: start and stop apps, run the instrumentation, send broadcasts. */
export const am: Command = (words, phone, output) => {
  const [verb, ...rest] = words;
  switch (verb) {
    case 'start':
    case 'start-activity':
      return start(rest, phone, output);
    case 'force-stop':
    case 'kill':
      phone.apps.stop(rest.at(-1) ?? '');
      return 0;
    case 'instrument':
      return phone.instrumentation.run(output.closed);
    case 'broadcast':
      return broadcast(rest, phone, output);
    case 'start-foreground-service':
    case 'startservice':
    case 'start-service':
      return 0;
    default:
      phone.noteUnknownCommand(['am', ...words].join(' '));
      output.error(`Error: unknown command '${verb}'`);
      return 255;
  }
};

function start(words: readonly string[], phone: ShellPhone, output: CommandOutput): number {
  const component = words.find((word) => word.includes('/') && !word.includes(':'));
  const name = component?.split('/')[0] ?? valueAfter('-p', words) ?? words.at(-1) ?? '';
  if (words.includes('-S')) phone.apps.stop(name);
  output.write(`Starting: Intent { act=android.intent.action.MAIN cmp=${component ?? name} }\n`);
  if (!phone.apps.start(name)) {
    output.error('Error: Activity class does not exist.');
    return 1;
  }
  if (words.includes('-W'))
    output.write('Status: ok\nLaunchState: COLD\nTotalTime: 210\nWaitTime: 214\nComplete\n');
  return 0;
}

async function broadcast(
  words: readonly string[],
  phone: ShellPhone,
  output: CommandOutput,
): Promise<number> {
  const action = valueAfter('-a', words) ?? '';
  const path = valueAfter('-d', words)?.replace(/^file:\/\//, '');
  output.write(`Broadcasting: Intent { act=${action} flg=0x400000 }\n`);
  if (action === 'android.intent.action.MEDIA_SCANNER_SCAN_FILE' && path !== undefined)
    await phone.scanMedia(decodeURI(path));
  const scanned = valueAfter('path', words);
  if (action === 'io.appium.settings.scan_media' && scanned !== undefined) {
    await phone.scanMedia(scanned);
    output.write('Broadcast completed: result=-1, data=""\n');
    return 0;
  }
  output.write('Broadcast completed: result=0\n');
  return 0;
}

/** `monkey -p PACKAGE … 1`, which many tools use to start an app. */
export const monkey: Command = (words, phone, output) => {
  const name = valueAfter('-p', words) ?? '';
  if (phone.apps.start(name)) {
    output.write('Events injected: 1\n');
    return 0;
  }
  output.write('** No activities found to run, monkey aborted.\n');
  return 252;
};

/** `cmd SERVICE …`: the package service, and those where only the exit code matters. */
export const cmd: Command = (words, phone, output) => {
  const [service, ...rest] = words;
  if (service === 'package') return pm(rest, phone, output);
  if (service === 'locale') {
    output.write(`Locales for ${rest[1] ?? ''} for user 0 are []\n`);
    return 0;
  }
  if (service === 'notification' || service === 'appops' || service === 'statusbar') return 0;
  phone.noteUnknownCommand(['cmd', ...words].join(' '));
  output.error(`cmd: Can't find service: ${service}`);
  return 20;
};

function valueAfter(flag: string, words: readonly string[]): string | undefined {
  const at = words.indexOf(flag);
  return at < 0 ? undefined : words[at + 1];
}
