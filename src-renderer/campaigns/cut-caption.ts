import type { Platform } from '../../src-shared/domain/platform.ts';

/** About how much of a caption a platform's feed shows before one taps on it: characters, and lines. */
const shown: Readonly<Record<Platform, { readonly characters: number; readonly lines: number }>> = {
  instagram: { characters: 125, lines: 2 },
  threads: { characters: 500, lines: 20 },
  tiktok: { characters: 90, lines: 2 },
};

/** A caption as the feed shows it; `cut`: the rest is behind a tap. Words stay whole where that costs little. */
export function cutCaption(
  caption: string,
  platform: Platform,
): { readonly text: string; readonly cut: boolean } {
  const { characters, lines } = shown[platform];
  const inLines = caption.split('\n').slice(0, lines).join('\n');
  if (inLines.length <= characters) return { text: inLines.trimEnd(), cut: inLines.length < caption.length };
  const piece = inLines.slice(0, characters);
  const space = piece.search(/\s\S*$/);
  const text = space > characters - 20 ? piece.slice(0, space) : piece;
  return { text: text.trimEnd(), cut: true };
}
