/** Text for LIKE … ESCAPE '\' in which the signs of patterns are meant as they are. */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
