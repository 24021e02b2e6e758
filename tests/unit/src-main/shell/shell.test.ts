import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../../src-main/shell', import.meta.url).pathname;
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }));

describe('the code that touches Electron', () => {
  it('has at most 300 lines, the preload less than 60', () => {
    const lines = (source: string) => source.trimEnd().split('\n').length;
    expect(files.length).toBeGreaterThan(2);
    expect(files.reduce((sum, { source }) => sum + lines(source), 0)).toBeLessThanOrEqual(300);
    expect(lines(files.find(({ name }) => name === 'preload.ts')?.source ?? '')).toBeLessThan(60);
  });

  it('decides nothing: no loop, no choice but the one for a second instance, no text put together', () => {
    const logic = /\b(for|while|switch|else)\b\s*[({]|\?\?|\s\?\s|&&|\|\||`[^`]*\$\{(?!line\})/;
    const code = (source: string) => source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const found = files.flatMap(({ name, source }) =>
      code(source)
        .split('\n')
        .filter((line) => logic.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
    expect(files.flatMap(({ source }) => code(source).match(/\bif\b/g) ?? [])).toHaveLength(1);
  });

  it('cannot be loaded by a test', async () => {
    await expect(import('../../../../src-main/shell/main.ts')).rejects.toThrow('a test reached Electron');
  });
});
