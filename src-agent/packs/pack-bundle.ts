import { createHash } from 'node:crypto';
import { z } from 'zod';
import { checkPack } from '../automation/pack/check-pack.ts';
import { pack } from '../automation/pack/pack-format.ts';
import type { PackFile } from '../automation/pack/pack-format.ts';
import { conflict, done, invalid, type Outcome } from '../outcome.ts';

/** A bundle file: packs as text, each with the SHA-256 of its UTF-8 bytes, so that nothing is used that was cut or changed. */
const bundleFile = z.strictObject({
  format: z.literal(1),
  /** How it is called, e.g. `2026-11-20`. */
  bundle: z.string().min(1).max(60),
  packs: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(200),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        content: z.string(),
      }),
    )
    .min(1)
    .max(200),
});

/** One pack of a bundle, read and checked. */
export type BundledPack = { readonly content: string; readonly sha256: string; readonly pack: PackFile };
export type PackBundle = { readonly bundle: string; readonly packs: readonly BundledPack[] };

/** Reads a bundle; refused with the reason when anything in it is not as it should be. */
export function readBundle(text: string): Outcome<PackBundle> {
  const file = bundleFile.safeParse(asJson(text));
  if (!file.success) {
    const [issue] = file.error.issues;
    return refused(`It is no bundle of packs (${issue?.path.join('.') || 'file'}: ${issue?.message}).`);
  }
  const packs: BundledPack[] = [];
  for (const { path, sha256, content } of file.data.packs) {
    if (sha256Of(content) !== sha256)
      return conflict('wrong_hash', `${path} is not what its checksum says: the bundle is damaged.`);
    const read = pack.safeParse(asJson(content));
    if (!read.success) {
      const [issue] = read.error.issues;
      return refused(`${path} cannot be used (${issue?.path.join('.') || 'file'}: ${issue?.message}).`);
    }
    const [fault] = checkPack(path, read.data);
    if (fault) return refused(`${path} cannot be used: ${fault.message}`);
    packs.push({ content, sha256, pack: read.data });
  }
  return done({ bundle: file.data.bundle, packs });
}

/** Makes a bundle of packs that lie somewhere as text. */
export function makeBundle(
  bundle: string,
  files: readonly { readonly path: string; readonly content: string }[],
): string {
  const packs = files.map(({ path, content }) => ({ path, sha256: sha256Of(content), content }));
  return JSON.stringify({ format: 1, bundle, packs } satisfies z.infer<typeof bundleFile>, null, 2);
}

/** The checksum of a pack as a bundle and the folder of installed packs have it. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function refused(message: string): Outcome<never> {
  return invalid({ path: 'file', message });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
