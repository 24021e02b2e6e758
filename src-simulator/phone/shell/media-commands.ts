import type { Command } from './shell-phone.ts';

const images = 'content://media/external/images/media';
const videos = 'content://media/external/video/media';

/** `content`: the media provider, as far as pictures and videos are listed, removed and scanned. */
export const content: Command = async (words, phone, output) => {
  const [verb] = words;
  const value = (flag: string) => {
    const at = words.indexOf(flag);
    return at < 0 ? undefined : words[at + 1];
  };
  const uri = value('--uri') ?? '';
  if (verb === 'call' && /^scan_(file|volume)$/.test(value('--method') ?? '')) {
    await phone.scanMedia(value('--arg') ?? '/sdcard');
    output.write('Result: Bundle[{}]\n');
    return 0;
  }
  if (verb === 'query' && (uri.startsWith(images) || uri.startsWith(videos))) {
    const all = uri.startsWith(images) ? phone.pictures() : phone.videos();
    const wanted = value('--where')?.match(/^_display_name='(.*)'$/)?.[1];
    const found = all.filter((path) => wanted === undefined || path.endsWith(`/${wanted}`));
    const rows = found.map((path, at) => `Row: ${at} _id=${at + 1}, _data=${path}\n`);
    output.write(rows.length > 0 ? rows.join('') : 'No result found.\n');
    return 0;
  }
  phone.noteUnknownCommand(['content', ...words].join(' '));
  output.error(`[ERROR] Unsupported operation: ${verb ?? ''} ${uri}`);
  return 1;
};
