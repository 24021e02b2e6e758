/** A file the drop area did not take, with the codes why. */
export type RefusedFile = {
  readonly file: { readonly name: string };
  readonly errors: readonly { readonly code: string; readonly message: string }[];
};

/** Why a file was refused, in a sentence. */
export function refusalOf({ file, errors }: RefusedFile): string {
  const codes = new Set(errors.map((error) => error.code));
  if (codes.has('file-invalid-type')) return `${file.name} is not a picture. Use a JPEG, PNG or WebP file.`;
  if (codes.has('file-too-large')) return `${file.name} is larger than 32 MB. Export it smaller.`;
  return `${file.name}: ${errors.map((error) => error.message).join(' ')}`;
}
