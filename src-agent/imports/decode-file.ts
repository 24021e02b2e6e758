/** The text of a file, and how it was written. `lossy`: bytes that belong to no character are U+FFFD. */
export type DecodedFile = { readonly text: string; readonly encoding: string; readonly lossy: boolean };

const replacement = '\uFFFD';

/**
 * Reads a file's bytes as text: UTF-16 with or without its mark, UTF-8 with or without, else Windows-1252, which is what
 * older spreadsheets write. A file that is mostly UTF-8 stays UTF-8: its broken rows can be named then.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  const wide = utf16Order(bytes);
  if (wide !== null) return { text: readUtf16(bytes, wide), encoding: `UTF-16 ${wide}`, lossy: false };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const strict = readStrictUtf8(bytes);
  if (strict !== null) return { text: strict, encoding: 'UTF-8', lossy: false };
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = count(text, replacement);
  if (marked || count(text, /[\u0080-\uFFFC\uFFFE\uFFFF]/g) > broken)
    return { text, encoding: 'UTF-8', lossy: true };
  return { text: readWindows1252(bytes), encoding: 'Windows-1252', lossy: false };
}

function utf16Order(bytes: Uint8Array): 'LE' | 'BE' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'BE';
  const sample = bytes.subarray(0, 1000);
  if (sample.length < 4) return null;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Latin letters have one zero byte each; a stray zero in an 8-bit file is no UTF-16.
  const many = sample.length / 4;
  if (odd > many && even < many / 4) return 'LE';
  return even > many && odd < many / 4 ? 'BE' : null;
}

function readUtf16(bytes: Uint8Array, order: 'LE' | 'BE'): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return new TextDecoder('utf-16le').decode(order === 'LE' ? even : Buffer.from(even).swap16());
}

function readStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what it is instead is decided by the caller.
    return null;
  }
}

/** By hand: some versions of Node decode this encoding as Latin-1. Source: the WHATWG Encoding Standard, index windows-1252. */
function readWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (letter) => windows1252[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** What 0x80 to 0x9F mean; five of them mean nothing and stay control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function count(text: string, what: string | RegExp): number {
  return typeof what === 'string' ? text.split(what).length - 1 : (text.match(what)?.length ?? 0);
}
