/** What a caption's `{variables}` may name, with the value for one account and one moment. */
export type CaptionVariables = Readonly<Record<string, string>>;

export type RenderedCaption = {
  readonly text: string;
  /** Names between braces that no variable answers to, in order of appearance, each once. */
  readonly unknown: readonly string[];
};

const variable = /\{([a-z_.]+)\}/gi;

/** The variables every caption may use. `date` is the local date of the run, e.g. `2026-11-21`. */
export function captionVariables(
  account: { readonly handle: string; readonly displayName: string; readonly platform: string },
  date: string,
): CaptionVariables {
  return {
    'account.handle': account.handle,
    'account.display_name': account.displayName,
    'account.platform': account.platform,
    date,
  };
}

/** Fills `{name}` from `variables`; an unknown name stays as it was typed and is reported. */
export function renderCaption(template: string, variables: CaptionVariables): RenderedCaption {
  const unknown = new Set<string>();
  const text = template.replace(variable, (whole, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) unknown.add(name);
    return value ?? whole;
  });
  return { text, unknown: [...unknown] };
}
