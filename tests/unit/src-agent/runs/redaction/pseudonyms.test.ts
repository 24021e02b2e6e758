import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { parseSource } from '../../../../../src-agent/automation/source/parse-source.ts';
import { Pseudonyms } from '../../../../../src-agent/runs/redaction/pseudonyms.ts';
import { namesOn, namingNodes, redactSource } from '../../../../../src-agent/runs/redaction/redact-source.ts';
import { node, screen } from '../../../../support/kept-run.ts';

function known() {
  const names = new Pseudonyms();
  names.learn('harbor.coffee', 'account');
  names.learn('Harbor Coffee', 'name');
  return names;
}

test('the same name is the same made-up one everywhere, whatever stands around it', () => {
  const names = known();
  expect(names.replace('Liked by harbor.coffee and @some_one.')).toBe('Liked by account_1 and @account_2.');
  expect(names.replace('@Some_One, HARBOR COFFEE; (harbor.coffee)')).toBe('@account_2, name_1; (account_1)');
  expect(names.replace('harbor.coffees and myharbor.coffee')).toBe('harbor.coffees and myharbor.coffee');
  expect(names.replace('Write to jo+x@harbor.coffee or call +49 (0)30 1234-567!')).toBe(
    'Write to mail_1@example.com or call +000 000001!',
  );
});

test.each(['1,234 likes', '12:45', '3 of 10', 'Step 2 of 15, 100 %', '@2131886', '', '2 h', 'Photo 1234567'])(
  '%j names nobody',
  (text) => {
    expect(known().replace(text)).toBe(text);
    expect(known().holds(text)).toBe(false);
  },
);

test('whatever is put together: no name is left, and doing it again changes nothing', () => {
  const secret = [
    'harbor.coffee',
    'Harbor Coffee',
    '@ines.b',
    'ines@example.org',
    '+1 415 555 0101',
    '0171/2345678',
  ];
  const part = constantFrom(
    ...secret,
    ' ',
    ', ',
    '"',
    '&',
    ' likes ',
    '@account_3',
    'mail_2@example.com',
    '·',
  );
  assert(
    property(array(part, { maxLength: 12 }), (parts) => {
      const names = known();
      const replaced = names.replace(parts.join(' '));
      for (const each of secret) expect(replaced).not.toContain(each);
      expect(names.replace(replaced)).toBe(replaced);
      expect(known().replace(replaced)).toBe(replaced);
    }),
  );
});

test('a page source keeps its structure and loses its names, entities and broken ends included', () => {
  const names = known();
  const source = screen(
    node('row_profile_username', 'Ines B', '[0,0][500,100]'),
    node('caption', 'Coffee &amp; cake by @ines.b &lt;3', '[0,100][1080,200]'),
    node('button', 'Message Ines B', '[0,200][1080,300]'),
    node('count', '1,204', '[0,300][100,400]'),
  );
  for (const name of namesOn(parseSource(source))) names.learn(name, 'name');
  const redacted = redactSource(`${source}<node text="harbor.coffee`, names);
  const [before, after] = [parseSource(source), parseSource(redacted)];
  expect(after.nodes.slice(0, 5).map(({ text }) => text)).toEqual([
    null,
    'name_2',
    'Coffee & cake by @account_2 <3',
    'Message name_2',
    '1,204',
  ]);
  expect(after.nodes.slice(0, 5).map(({ bounds, resourceId }) => [bounds, resourceId])).toEqual(
    before.nodes.map(({ bounds, resourceId }) => [bounds, resourceId]),
  );
  const filled = (tree: typeof before) => namingNodes(tree, names).map(({ bounds }) => bounds.top);
  expect(filled(before)).toEqual([0, 100, 200]);
  expect(filled(parseSource(redactSource(source, names)))).toEqual([0, 100, 200]);
});
