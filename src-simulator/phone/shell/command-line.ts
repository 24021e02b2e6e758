/** One command and what it is piped into. `runs` tells on which outcome of the one before it starts. */
export type Step = {
  readonly runs: 'always' | 'after_success' | 'after_failure';
  readonly pipeline: readonly (readonly string[])[];
};

type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: string };

const operators = ['&&', '||', ';', '|', '\n'];
const redirection = /^\d?>{1,2}(&\d|\/dev\/null)?$/;

/**
 * Splits a line as `sh` does, as far as tools that drive phones use it: quotes, backslashes, `;`, `&&`, `||`, pipes.
 * Redirections are dropped, because nothing written there is ever read.
 */
export function parseCommandLine(line: string): readonly Step[] {
  const steps: Step[] = [];
  let runs: Step['runs'] = 'always';
  let pipeline: string[][] = [[]];
  const finish = () => {
    const commands = pipeline.map(withoutRedirections).filter((words) => words.length > 0);
    if (commands.length > 0) steps.push({ runs, pipeline: commands });
    pipeline = [[]];
  };
  for (const token of tokens(line)) {
    if (token.kind === 'word') pipeline.at(-1)?.push(token.text);
    else if (token.text === '|') pipeline.push([]);
    else {
      finish();
      runs = token.text === '&&' ? 'after_success' : token.text === '||' ? 'after_failure' : 'always';
    }
  }
  finish();
  return steps;
}

function* tokens(line: string): Generator<Token> {
  let word: string | null = null;
  let at = 0;
  while (at < line.length) {
    const operator = operators.find((text) => line.startsWith(text, at));
    const letter = line.charAt(at);
    if (operator !== undefined || letter === ' ' || letter === '\t') {
      if (word !== null) yield { kind: 'word', text: word };
      word = null;
      if (operator !== undefined) yield { kind: 'operator', text: operator };
      at += operator?.length ?? 1;
      continue;
    }
    const [text, next] = piece(line, at);
    word = (word ?? '') + text;
    at = next;
  }
  if (word !== null) yield { kind: 'word', text: word };
}

function piece(line: string, at: number): readonly [string, number] {
  const letter = line.charAt(at);
  if (letter === '\\') return [line.charAt(at + 1), at + 2];
  if (letter === "'") {
    const end = line.indexOf("'", at + 1);
    return end < 0 ? [line.slice(at + 1), line.length] : [line.slice(at + 1, end), end + 1];
  }
  if (letter !== '"') return [letter, at + 1];
  let text = '';
  let position = at + 1;
  while (position < line.length && line.charAt(position) !== '"') {
    if (line.charAt(position) === '\\' && '"\\$`'.includes(line.charAt(position + 1))) position++;
    text += line.charAt(position++);
  }
  return [text, position + 1];
}

function withoutRedirections(words: readonly string[]): string[] {
  return words.filter((word, at) => !redirection.test(word) && !/^\d?>{1,2}$/.test(words[at - 1] ?? ''));
}
