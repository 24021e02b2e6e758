/** Numbers in [0, 1), one after the other. */
export type Random = () => number;

/**
 * Chance that anybody can repeat: the same seed and names give the same numbers on every machine. It is sfc32 (Chris
 * Doty-Humphrey, PractRand), seeded with the names mixed as in MurmurHash3 (xmur3); whole 32-bit arithmetic only.
 */
export function randomFrom(seed: number, ...names: readonly (string | number)[]): Random {
  const word = mixed(`${seed}\n${names.join('\n')}`);
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

function mixed(text: string): () => number {
  let hash = 1_779_033_703 ^ text.length;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
}
