/** Needs nothing but lower case: most texts of an app. */
const plainAscii = /^[!-~]+( [!-~]+)*$/;

/**
 * A text as it is compared: white space of any kind is one space, typographic quotes are plain ones, case does
 * not matter. Apps change capitals and quotes between versions ("Search and Explore", "Search and explore").
 */
export function comparable(text: string): string {
  if (plainAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFC')
    .replaceAll(/[\u2018\u2019\u02BC]/gu, "'")
    .replaceAll(/[\u201C\u201D]/gu, '"')
    .replaceAll(/[\s\u200B\u200E\u200F\u2060\uFEFF]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** A text with its white space made even and nothing else changed: how captions are compared. */
export function evenSpaced(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\u200B\u2060\uFEFF]+/gu, ' ')
    .trim();
}
