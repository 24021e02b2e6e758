/** Numbers in [0, 1), one after the other. */
export type Random = () => number;

/**
 * Chance that anybody can repeat: the same seed and names give the same numbers on every machine. It is sfc32 (Chris
 * Doty-Humphrey, PractRand), seeded with the names mixed as in MurmurHash3 (xmur3); whole 32-bit arithmetic only.
 */
export function randomFrom(seed: number, ...names: readonly (string | number)[]): Random {
  const word = mixed(seed, names);
  let [a, b, c, counter] = [word(), word(), word(), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Its author lets twelve numbers pass, until nothing of the seed's pattern is left.
  for (let passed = 0; passed < 12; passed++) next();
  return next;
}

/** One number in [0, 1) for a seed and names, where one is enough: a lot that is drawn for each of many. */
export function lotOf(seed: number, ...names: readonly (string | number)[]): number {
  return (mixed(seed, names)() >>> 0) / 2 ** 32;
}

function mixed(seed: number, names: readonly (string | number)[]): () => number {
  let hash = 1_779_033_703 ^ seed;
  for (const name of names) {
    const text = String(name);
    // The length too, so that names cannot run into each other.
    hash = stirred(hash, text.length);
    for (let at = 0; at < text.length; at++) hash = stirred(hash, text.charCodeAt(at));
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
}

function stirred(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 3_432_918_353);
  return (product << 13) | (product >>> 19);
}
