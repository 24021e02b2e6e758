import { assertNever } from './assert-never.ts';
import {
  type CaptionPiece,
  type CaptionProblem,
  type CaptionTemplate,
  parseCaption,
} from './caption-template.ts';
import type { CampaignField } from './domain/campaign.ts';
import type { Issue } from './domain/problem.ts';
import { randomFrom } from './planning/random.ts';

/** What a caption's `{variables}` may name, with the value for one account and one moment. */
export type CaptionVariables = Readonly<Record<string, string>>;

/** Chooses one of `count` texts: an index below it. `place`: which choice of the template it is, counted from 0. */
export type CaptionChooser = (count: number, place: number) => number;

export type RenderedCaption = {
  readonly text: string;
  /** Names between braces that no variable answers to, in order of appearance, each once. */
  readonly unknown: readonly string[];
  /** Everything wrong with the template, also in texts that were not chosen, in order of appearance. */
  readonly problems: readonly CaptionProblem[];
};

/** Whom a caption is for. `id` is asked for values of a campaign's fields that only this account has. */
export type CaptionAccount = {
  readonly handle: string;
  readonly displayName: string;
  readonly platform: string;
  readonly client?: string | null;
  readonly id?: number;
};

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * The variables a caption may use. `localTime`: the post's time on the account's clock, `2026-11-21T09:30`; of a day alone,
 * `{time}` is empty. A campaign's own field never hides a variable that every caption has.
 */
export function captionVariables(
  account: CaptionAccount,
  localTime: string,
  fields: readonly CampaignField[] = [],
): CaptionVariables {
  const date = localTime.slice(0, 10);
  const own = fields.map((field) => [field.name, field.accounts[account.id ?? -1] ?? field.value]);
  return {
    ...Object.fromEntries(own),
    'account.handle': account.handle,
    'account.display_name': account.displayName,
    'account.platform': account.platform,
    client: account.client ?? '',
    date,
    time: localTime.slice(11, 16),
    weekday: weekdays[new Date(date).getUTCDay()] ?? '',
  };
}

/** Chooses by chance, but for the same names (campaign, account, item, occurrence) always the same. */
export function captionChooser(...names: readonly (string | number)[]): CaptionChooser {
  return (count, place) => Math.floor(randomFrom(0, 'caption', ...names, place)() * count);
}

/**
 * Fills `{name}` from `variables` and decides `{one|of|these}` by `choose`, without which it is the first. An unknown name, an
 * unclosed brace and an empty choice stay as they were typed and are reported.
 */
export function renderCaption(
  template: string,
  variables: CaptionVariables,
  choose: CaptionChooser = () => 0,
): RenderedCaption {
  const { pieces, problems } = parseCaption(template);
  const unknown = namesIn(pieces).filter(({ name }) => !Object.hasOwn(variables, name));
  return {
    text: textOf(pieces, variables, choose),
    unknown: [...new Set(unknown.map(({ name }) => name))],
    problems: [...problems, ...unknown].toSorted((one, other) => one.at - other.at),
  };
}

/** So many variants are counted, not more. */
const variantsMost = 1_000_000;

/** How many different texts a template can give one account, at most 1,000,000. */
export function captionVariants(template: string): number {
  return variantsOf(parseCaption(template).pieces);
}

/** A problem of a template as a sentence. `names`: of the variables there are. */
export function captionProblemMessage(problem: CaptionProblem, names: readonly string[]): string {
  switch (problem.kind) {
    case 'unknown':
      return `{${problem.name}} is not a variable. There are ${names.map((name) => `{${name}}`).join(', ')}.`;
    case 'unclosed':
      return `The brace at character ${problem.at + 1} is never closed. Add a }, or write \\{ for the sign itself.`;
    case 'empty':
      return `The braces at character ${problem.at + 1} hold an empty choice. Write {one|another}, or \\{ for the sign itself.`;
    default:
      return assertNever(problem);
  }
}

/** What is wrong with a campaign's own fields: a name that is taken, by another field or by a variable there is anyway. */
export function fieldIssues(fields: readonly CampaignField[]): Issue[] {
  const builtIn = captionVariables({ handle: '', displayName: '', platform: '' }, '');
  return fields.flatMap(({ name }, index) => {
    const path = `fields.${index}.name`;
    if (Object.hasOwn(builtIn, name))
      return [{ path, message: `{${name}} is a variable of every caption already. Choose another name.` }];
    return fields.findIndex((field) => field.name === name) < index
      ? [{ path, message: `There are two fields called ${name}. Choose another name for one.` }]
      : [];
  });
}

function textOf(
  pieces: CaptionTemplate['pieces'],
  variables: CaptionVariables,
  choose: CaptionChooser,
): string {
  return pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'variable':
          return Object.hasOwn(variables, piece.name) ? (variables[piece.name] ?? '') : piece.typed;
        case 'choice':
          return textOf(
            piece.options[choose(piece.options.length, piece.place)]?.pieces ?? [],
            variables,
            choose,
          );
        default:
          return assertNever(piece);
      }
    })
    .join('');
}

function namesIn(pieces: readonly CaptionPiece[]): Extract<CaptionProblem, { kind: 'unknown' }>[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'variable') return [{ kind: 'unknown' as const, name: piece.name, at: piece.at }];
    return piece.kind === 'choice' ? piece.options.flatMap((option) => namesIn(option.pieces)) : [];
  });
}

function variantsOf(pieces: readonly CaptionPiece[]): number {
  return pieces.reduce((product, piece) => {
    if (piece.kind !== 'choice') return product;
    const different = new Map(piece.options.map((option) => [option.typed, option.pieces]));
    const sum = [...different.values()].reduce((count, option) => count + variantsOf(option), 0);
    return Math.min(product * sum, variantsMost);
  }, 1);
}
