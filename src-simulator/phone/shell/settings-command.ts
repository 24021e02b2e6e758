import type { Command } from './shell-phone.ts';

/** `settings get|put|delete NAMESPACE KEY [VALUE]`. */
export const settings: Command = (words, phone, output) => {
  const [verb, namespace, key, value] = words.filter((word) => !word.startsWith('--'));
  const name = `${namespace}/${key}`;
  if (verb === 'get') output.write(`${phone.settings.get(name) ?? 'null'}\n`);
  else if (verb === 'put') phone.settings.set(name, value ?? '');
  else if (verb === 'delete') output.write(`Deleted ${phone.settings.delete(name) ? 1 : 0} rows\n`);
  else {
    output.error('Invalid command');
    return 255;
  }
  return 0;
};
