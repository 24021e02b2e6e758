import { writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { zipFile } from '../../../../src-agent/exports/zip-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const reader = `import sys, zipfile, json
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps({name: archive.read(name).decode() for name in archive.namelist()}))`;

const python = (() => {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!python)(
  'another program reads the archive: names and contents as they were (skipped without Python)',
  () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'some.zip');
    const files = { 'a.json': '{}', 'folder/ü.xml': `<a>${'text '.repeat(2000)}</a>`, empty: '' };
    writeFileSync(path, zipFile(Object.entries(files).map(([name, content]) => ({ name, content }))));
    const read = execFileSync('python3', ['-c', reader, path], { encoding: 'utf8' });
    expect(JSON.parse(read)).toEqual(files);
  },
);
