/** Tags in one cell: separated by `|` or `,`, or a JSON array of texts where a tag holds one of those. */
export function readTags(cell: string): string[] {
  const listed = cell.startsWith('[') ? jsonTexts(cell) : null;
  const parts = listed ?? cell.split(/[|,]/);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

/** Writes tags so that `readTags` reads the same. */
export function writeTags(tags: readonly string[]): string {
  const text = tags.join('|');
  const read = readTags(text);
  const same = read.length === tags.length && read.every((tag, index) => tag === tags[index]);
  return same ? text : JSON.stringify(tags);
}

function jsonTexts(cell: string): string[] | null {
  try {
    const value = JSON.parse(cell) as unknown;
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
  } catch {
    // A tag may begin with a bracket.
    return null;
  }
}
