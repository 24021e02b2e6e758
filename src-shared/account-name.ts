/** How an account is written: `@handle`, or its e-mail address while its handle is not known. */
export function accountName(handle: string): string {
  return handle.includes('@') ? handle : `@${handle}`;
}
