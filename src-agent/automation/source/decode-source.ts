/**
 * The text of a stored page source, whatever its bytes are: UTF-8, or UTF-16 where it says so by its first two
 * bytes. What is neither becomes replacement characters, so that the rest can still be read.
 */
export function decodeSource(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
