/** A piece of a caption as it was typed. `place`: which choice of the template it is, counted from 0 in the order typed. */
export type CaptionPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly typed: string; readonly at: number }
  | { readonly kind: 'choice'; readonly options: readonly CaptionOption[]; readonly place: number };

/** One of the texts of a choice. */
export type CaptionOption = { readonly typed: string; readonly pieces: readonly CaptionPiece[] };

/** What is wrong with a template; `at`: where, as an index into it. */
export type CaptionProblem =
  | { readonly kind: 'unknown'; readonly name: string; readonly at: number }
  | { readonly kind: 'unclosed'; readonly at: number }
  | { readonly kind: 'empty'; readonly at: number };

/** A template, taken apart. */
export type CaptionTemplate = {
  readonly pieces: readonly CaptionPiece[];
  readonly problems: readonly CaptionProblem[];
};

/**
 * Takes a caption apart: `{name}` is a variable, `{one|of|these}` a choice, whose texts may hold either again. `\{`, `\|` and
 * `\}` are the signs themselves. A brace that is never closed and a choice with nothing to choose stay text.
 */
export function parseCaption(template: string): CaptionTemplate {
  const problems: CaptionProblem[] = [];
  const closing = closingBraces(template, problems);
  let choices = 0;

  function piecesOf(from: number, until: number): CaptionPiece[] {
    const pieces: CaptionPiece[] = [];
    let text = '';
    const endText = () => {
      if (text !== '') pieces.push({ kind: 'text', text });
      text = '';
    };
    for (let at = from; at < until; at++) {
      const end = closing.get(at);
      if (isEscape(template, at)) text += template.charAt(++at);
      else if (end === undefined) text += template.charAt(at);
      else {
        endText();
        pieces.push(bracedPiece(at, end));
        at = end;
      }
    }
    endText();
    return pieces;
  }

  function bracedPiece(open: number, close: number): CaptionPiece {
    const ends = [...barsBetween(open, close), close];
    const ranges = ends.map((end, index) => ({ from: (ends[index - 1] ?? open) + 1, until: end }));
    const typed = template.slice(open, close + 1);
    if (ranges.some(({ from, until }) => template.slice(from, until).trim() === '')) {
      problems.push({ kind: 'empty', at: open });
      return { kind: 'text', text: typed };
    }
    if (ranges.length === 1) return { kind: 'variable', name: typed.slice(1, -1), typed, at: open };
    const place = choices++;
    const options = ranges.map(({ from, until }) => ({
      typed: template.slice(from, until),
      pieces: piecesOf(from, until),
    }));
    return { kind: 'choice', options, place };
  }

  /** The bars of this pair of braces itself, not those of pairs within it. */
  function barsBetween(open: number, close: number): number[] {
    const bars: number[] = [];
    for (let at = open + 1; at < close; at++) {
      if (isEscape(template, at)) at++;
      else if (template.charAt(at) === '|') bars.push(at);
      else at = closing.get(at) ?? at;
    }
    return bars;
  }

  const pieces = piecesOf(0, template.length);
  return { pieces, problems: problems.toSorted((one, other) => one.at - other.at) };
}

/** Which `}` closes which `{`, by index; those that nothing closes are problems. */
function closingBraces(template: string, problems: CaptionProblem[]): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < template.length; at++) {
    if (isEscape(template, at)) at++;
    else if (template.charAt(at) === '{') open.push(at);
    else if (template.charAt(at) === '}') {
      const begin = open.pop();
      if (begin !== undefined) closing.set(begin, at);
    }
  }
  for (const at of open) problems.push({ kind: 'unclosed', at });
  return closing;
}

function isEscape(template: string, at: number): boolean {
  return template.charAt(at) === '\\' && /[{|}]/.test(template.charAt(at + 1));
}
