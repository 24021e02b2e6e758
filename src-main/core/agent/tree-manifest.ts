import { z } from 'zod';

/** SHA-256 in hex of every file of a tree, by its path with forward slashes. */
export const treeManifest = z.object({
  version: z.literal(1),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type TreeManifest = z.infer<typeof treeManifest>;

/** One file as it was found; `sha256` in hex. */
export type FoundFile = { readonly path: string; readonly sha256: string };

/** How a tree differs from its manifest; all three empty when it does not. */
export type TreeDifference = {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly added: readonly string[];
};

/** Writes down a tree, sorted, so that the same files give the same text. */
export function manifestOf(found: readonly FoundFile[]): TreeManifest {
  const sorted = found.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return { version: 1, files: Object.fromEntries(sorted.map((file) => [file.path, file.sha256])) };
}

/** Compares a tree with its manifest. A file that was added counts: a program finds what lies beside it. */
export function compareTree(manifest: TreeManifest, found: readonly FoundFile[]): TreeDifference {
  const now = new Map(found.map((file) => [file.path, file.sha256]));
  const known = Object.entries(manifest.files);
  return {
    missing: known.filter(([path]) => !now.has(path)).map(([path]) => path),
    changed: known.filter(([path, sum]) => now.has(path) && now.get(path) !== sum).map(([path]) => path),
    added: found.filter((file) => !Object.hasOwn(manifest.files, file.path)).map((file) => file.path),
  };
}

/** Whether a tree is as its manifest says. */
export function isUnchanged(difference: TreeDifference): boolean {
  return [difference.missing, difference.changed, difference.added].every((paths) => paths.length === 0);
}
