/** What the profiles screen shows, as it stands in the address: the words looked for, and what is open. */
type ProfilesAddress = { readonly search?: string; readonly edit?: number | 'new' };

/** Reads an address; what it does not know is left out. */
export function profilesAddress({ search, edit }: Record<string, unknown>): ProfilesAddress {
  // What looks like a number in an address is read as one.
  const words = typeof search === 'number' ? String(search) : search;
  return {
    ...(typeof words === 'string' && words !== '' ? { search: words } : {}),
    ...(edit === 'new' || (typeof edit === 'number' && Number.isInteger(edit)) ? { edit } : {}),
  };
}
