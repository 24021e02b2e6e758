import type { Command, CommandOutput, ShellPhone } from './shell-phone.ts';

/** `pm` and, with the same words, `cmd package`. */
export const pm: Command = (words, phone, output) => {
  const [verb, ...rest] = words;
  const plain = rest.filter((word) => !word.startsWith('-'));
  switch (verb) {
    case 'list':
      return list(rest, phone, output);
    case 'path': {
      const found = phone.packages.find(plain[0] ?? '');
      if (found) output.write(`package:${found.path}\n`);
      return found ? 0 : 1;
    }
    case 'install': {
      const path = plain.at(-1) ?? '';
      const said =
        phone.files.read(path) === null
          ? 'Failure [INSTALL_PARSE_FAILED_NOT_APK]'
          : phone.packages.install(path.split('/').at(-1) ?? '');
      output.write(`${said}\n`);
      return said === 'Success' ? 0 : 1;
    }
    case 'uninstall': {
      const gone = phone.packages.uninstall(plain.at(-1) ?? '');
      output.write(gone ? 'Success\n' : 'Failure [DELETE_FAILED_INTERNAL_ERROR]\n');
      return gone ? 0 : 1;
    }
    case 'resolve-activity': {
      const found = phone.packages.find(plain.at(-1) ?? '');
      const activity = found?.activity;
      output.write(
        found && activity
          ? `priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true\n${found.name}/${activity}\n`
          : 'No activity found\n',
      );
      return 0;
    }
    case 'grant':
    case 'revoke':
    case 'clear':
      output.write(verb === 'clear' ? 'Success\n' : '');
      return 0;
    default:
      phone.noteUnknownCommand(['pm', ...words].join(' '));
      output.error(`Unknown command: ${verb}`);
      return 255;
  }
};

function list(words: readonly string[], phone: ShellPhone, output: CommandOutput): number {
  const [what, ...rest] = words;
  if (what === 'instrumentation')
    output.write(
      'instrumentation:io.appium.uiautomator2.server.test/androidx.test.runner.AndroidJUnitRunner (target=io.appium.uiautomator2.server)\n',
    );
  else {
    const filter = rest.filter((word) => !word.startsWith('-')).at(-1) ?? '';
    for (const { name, path, versionCode } of phone.packages.all())
      if (name.includes(filter))
        output.write(
          `package:${rest.includes('-f') ? `${path}=` : ''}${name}${rest.includes('--show-versioncode') ? ` versionCode:${versionCode}` : ''}\n`,
        );
  }
  return 0;
}
