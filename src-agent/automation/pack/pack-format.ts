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

/** A number that stands for a text nobody resolved; it changes with every version of an app. */
const isNoResourceNumber = (text: string) => !/^@\d+$/.test(text);

/** What a text must be: equal as `comparable` makes it, or matching a pattern. `{name}` stands for a parameter. */
const textTest = z
  .union([
    z.string().min(1).refine(isNoResourceNumber, 'a text a person can read'),
    z.strictObject({ pattern }),
  ])
  .meta({ id: 'textTest' });
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

export const matcher: z.ZodType<Matcher> = z
  .lazy(() =>
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
  )
  .meta({ id: 'matcher' });

/** A condition on a screen: an element that must be there, or any one of several. */
export const requirement = z
  .union([z.strictObject({ anyOf: z.array(matcher).min(2) }), matcher])
  .meta({ id: 'requirement' });
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

export const element = z.array(selector).min(1).meta({ id: 'element' });
export type ElementSelectors = z.infer<typeof element>;

const conditions = { requires: z.array(requirement).min(1), forbids: z.array(matcher).default([]) };

/** The app that must be in front, or one of several, where it is not the pack's own: e.g. Android's choice of photos. */
const inFront = { package: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional() };

/** `root`: elements are looked for inside of it alone, e.g. inside a sheet. */
const screen = z.strictObject({
  ...inFront,
  ...conditions,
  root: matcher.optional(),
  elements: z.record(z.string(), element).default({}),
});

/**
 * A harmless dialog: recognised only when its reachable clickable elements are exactly `buttons` (each one
 * matching one element) besides such as `mayHave` names, and left by its one safe action.
 */
export const popup = z.strictObject({
  name: z.string().min(1),
  ...inFront,
  ...conditions,
  buttons: z.array(matcher).optional(),
  mayHave: z.array(matcher).default([]),
  action: z.union([z.strictObject({ tap: element }), z.strictObject({ press: z.literal('back') })]),
});
export type Popup = z.infer<typeof popup>;

/** A screen that ends the work and, unless it is a crash, calls a person. */
export const stopScreen = z.strictObject({ name: z.string().min(1), code: problemCode, ...conditions });

/** What an app can ask Android for. A prompt for anything else, or one that a pack says nothing about, is a stop. */
export const permissionName = z.enum([
  'photos',
  'camera',
  'microphone',
  'location',
  'notifications',
  'contacts',
  'calendar',
  'phone',
  'nearby_devices',
]);
export type PermissionName = z.infer<typeof permissionName>;

const rectangle = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * What is to be seen on one stored screen. `file` is the end of its path below a folder of screens. Rectangles are
 * left, top, right, bottom in pixels; an element that must not be found is null; no tap may land in one of `never`.
 */
export const fixture = z.strictObject({
  file: z.string().min(1),
  decision: z.enum(['screen', 'popup', 'stop', 'unknown', 'opaque']),
  /** Name of the screen, the dialog, or the code of the stop. */
  name: z.string().optional(),
  elements: z.record(z.string(), rectangle.nullable()).default({}),
  never: z.array(rectangle).default([]),
});
export type Fixture = z.infer<typeof fixture>;

/** Everything Switchyard knows about the screens of one app, range of versions and language. */
export const pack = z.strictObject({
  /** For editors: where the schema of this file lies. */
  $schema: z.string().optional(),
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
  /** Surfaces that lie under everything else although the source names them later, e.g. what a video plays on. */
  beneath: z.array(matcher).default([]),
  stops: z.array(stopScreen).min(1),
  popups: z.array(popup).default([]),
  /** Elements that several screens have in the same form, e.g. the tab bar. */
  elements: z.record(z.string(), element).default({}),
  screens: z.record(z.string(), screen),
  /** How Android's prompts are answered; what is not named here stops the work. */
  permissions: z.partialRecord(permissionName, z.enum(['allow', 'deny'])).default({}),
  fixtures: z.array(fixture).default([]),
});
export type PackFile = z.infer<typeof pack>;

/** A pack with what belongs to Android itself; `prompts` are the dialogs it may answer, looked for before all stops. */
export type Pack = PackFile & { readonly prompts?: readonly Popup[] };
