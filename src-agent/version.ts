/** Compares dotted versions part by part as numbers ("99" comes before "300"); negative, zero or positive. */
export function compareVersions(a: string, b: string): number {
  const left = numbers(a);
  const right = numbers(b);
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether the text is a version that can be compared: numbers with dots, whatever follows them. */
export function isVersion(text: string): boolean {
  return /^\d+(\.\d+)*/.test(text);
}

function numbers(version: string): number[] {
  return (/^[\d.]*/.exec(version)?.[0] ?? '').split('.').map(Number);
}
