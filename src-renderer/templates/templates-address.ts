const kinds = ['warmup', 'campaign', 'caption'] as const;

/** Which templates are listed, as it stands in the address; without it all. */
export type TemplatesAddress = { readonly of?: (typeof kinds)[number] };

/** Reads an address; what makes no sense is left out. */
export function readTemplatesAddress(raw: Record<string, unknown>): TemplatesAddress {
  const of = kinds.find((kind) => kind === raw['of']);
  return of === undefined ? {} : { of };
}
