import { z } from 'zod';
import { platform } from '../../../src-shared/domain/platform.ts';
import { problemCode } from '../../../src-shared/domain/problem.ts';
import { isVersion } from '../../version.ts';

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'iu');
  } catch {
    context.addIssue({ code: 'custom', message: 'expected a regular expression' });
    return z.NEVER;
  }
});

/** What a text must be: equal as `comparable` makes it, or matching a pattern. `{name}` stands for a parameter. */
const textTest = z.union([z.string().min(1), z.strictObject({ pattern })]);
export type TextTest = z.infer<typeof textTest>;

const flags = {
  enabled: z.boolean().optional(),
  selected: z.boolean().optional(),
  checked: z.boolean().optional(),
  clickable: z.boolean().optional(),
  focused: z.boolean().optional(),
};

/**
 * What one element must be; all that is named must hold. `id` without a package means the pack's app, `class`
 * is the end of the class name, `label` is text or description, `inside` an ancestor, `holds` a descendant.
 */
export type Matcher = {
  readonly id?: string | undefined;
  readonly text?: TextTest | undefined;
  readonly description?: TextTest | undefined;
  readonly label?: TextTest | undefined;
  readonly class?: string | undefined;
  readonly package?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly selected?: boolean | undefined;
  readonly checked?: boolean | undefined;
  readonly clickable?: boolean | undefined;
  readonly focused?: boolean | undefined;
  /** Of the screen, as fractions: the middle of the element must lie in it. */
  readonly region?: Region | undefined;
  readonly inside?: Matcher | undefined;
  readonly holds?: Matcher | undefined;
};

const fraction = z.number().min(0).max(1);
const region = z.strictObject({ left: fraction, top: fraction, right: fraction, bottom: fraction });
export type Region = Readonly<z.infer<typeof region>>;

const matcher: z.ZodType<Matcher> = z.lazy(() =>
  z
    .strictObject({
      id: z.string().min(1).optional(),
      text: textTest.optional(),
      description: textTest.optional(),
      label: textTest.optional(),
      class: z.string().min(1).optional(),
      package: z.string().min(1).optional(),
      ...flags,
      region: region.optional(),
      inside: matcher.optional(),
      holds: matcher.optional(),
    })
    .refine((value) => Object.keys(value).length > 0, 'at least one condition'),
);

/** A condition on a screen: an element that must be there, or any one of several. */
const requirement = z.union([z.strictObject({ anyOf: z.array(matcher).min(2) }), matcher]);
export type Requirement = z.infer<typeof requirement>;

/**
 * One way to find an element; kinds are ranked by how long they live across versions. `pick: first` takes the
 * first in reading order where several are expected (the newest in a grid).
 */
const selector = z.strictObject({
  kind: z.enum(['id', 'description', 'text', 'relation', 'geometry']),
  match: matcher,
  pick: z.enum(['only', 'first']).default('only'),
});
export type Selector = z.infer<typeof selector>;

const element = z.array(selector).min(1);
export type ElementSelectors = z.infer<typeof element>;

const conditions = { requires: z.array(requirement).min(1), forbids: z.array(matcher).default([]) };

const screen = z.strictObject({ ...conditions, elements: z.record(z.string(), element).default({}) });

/**
 * A harmless dialog: recognised only when its reachable clickable elements are exactly `buttons` (each one
 * matching one element), and left by its one safe action.
 */
const popup = z.strictObject({
  name: z.string(),
  ...conditions,
  buttons: z.array(matcher).optional(),
  action: z.union([z.strictObject({ tap: element }), z.strictObject({ press: z.literal('back') })]),
});
export type Popup = z.infer<typeof popup>;

/** A screen that ends the work and, unless it is a crash, calls a person. */
const stopScreen = z.strictObject({ name: z.string(), code: problemCode, ...conditions });

/** Everything Switchyard knows about the screens of one app, range of versions and language. */
export const pack = z.strictObject({
  format: z.literal(1),
  platform,
  appName: z.string().min(1),
  appPackage: z.string().min(1),
  /** From this version on, before that one. */
  versions: z.strictObject({
    from: z.string().refine(isVersion, 'a version'),
    before: z.string().refine(isVersion, 'a version'),
  }),
  locale: z.string().min(2),
  /** Elements that begin a layer above all else on the screen. */
  modal: z.array(matcher).default([]),
  stops: z.array(stopScreen).min(1),
  popups: z.array(popup).default([]),
  /** Elements that several screens have in the same form, e.g. the tab bar. */
  elements: z.record(z.string(), element).default({}),
  screens: z.record(z.string(), screen),
});
export type Pack = z.infer<typeof pack>;
