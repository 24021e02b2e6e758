/** The steps of the composer; they can be visited in any order. */
export const steps = ['content', 'accounts', 'when', 'review'] as const;
export type Step = (typeof steps)[number];

/** How the steps are called. */
export const stepTitles: Readonly<Record<Step, string>> = {
  content: 'Content',
  accounts: 'Accounts',
  when: 'When',
  review: 'Look it over',
};

/** The step behind this one; null behind the last. */
export function stepAfter(step: Step): Step | null {
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** The step in which a field of the draft is filled in, such as `items.0.caption`. */
export function stepOf(path: string): Step {
  const [field, part] = path.split('.');
  switch (field) {
    case 'name':
    case 'items':
    case 'fields':
      return 'content';
    case 'accountIds':
    case 'accountFilter':
      return 'accounts';
    case 'plan':
      return part === 'distribution' || part === 'strategy' || part === 'seed' ? 'accounts' : 'when';
    default:
      return 'review';
  }
}

/** What the address of the composer holds: the step, and how it was begun. `change`: a started campaign is changed. */
export type ComposerSearch = {
  readonly step?: Step;
  readonly template?: number;
  readonly change?: true;
};

/** Reads the address of the composer; what makes no sense is left out. */
export function readComposerSearch(raw: Record<string, unknown>): ComposerSearch {
  const step = steps.find((each) => each === raw['step']);
  const { template } = raw;
  return {
    ...(step === undefined ? {} : { step }),
    ...(typeof template === 'number' && Number.isInteger(template) && template > 0 ? { template } : {}),
    ...(raw['change'] === true ? { change: true } : {}),
  };
}
