import { describe, expect, test } from 'vitest';
import {
  commentLines,
  formOfRecipe,
  newRecipe,
  type RecipeForm,
  recipeIssues,
  recipeOf,
} from '../../../../src-renderer/templates/recipe-form.ts';
import { recipeLine } from '../../../../src-renderer/templates/warmup-words.ts';
import { warmupRecipe } from '../../../../src-shared/domain/warmup.ts';

const form = (change: Partial<RecipeForm> = {}): RecipeForm => ({ ...newRecipe, name: 'Calm', ...change });
const paths = (change: Partial<RecipeForm>) => recipeIssues(form(change)).map(({ path }) => path);

describe('the form of a warm-up', () => {
  test('begins with a recipe that can be kept, and gives back what it was opened with', () => {
    const recipe = recipeOf(form());
    expect(warmupRecipe.safeParse(recipe).success).toBe(true);
    const again = formOfRecipe({ name: 'Calm', warmup: recipe });
    expect(again).toEqual(form());
    expect(recipe === null ? '' : recipeLine(recipe)).toBe(
      '12–18 minutes, up to 30 posts read, 12 likes, 3 follows; 1 place',
    );
  });

  test('reads handles and hashtags as people write them, and comments one a line, each once', () => {
    const recipe = recipeOf(
      form({
        sources: [
          { key: 1, kind: 'account', words: ' @Nice.Place ' },
          { key: 2, kind: 'hashtag', words: '#Coffee' },
        ],
        comments: 'Lovely light!\n\n  So good  \nLovely light!\r\n',
      }),
    );
    expect(recipe?.sources).toEqual([
      { kind: 'account', handle: 'nice.place' },
      { kind: 'hashtag', tag: 'coffee' },
    ]);
    expect(recipe?.comments).toEqual(['Lovely light!', 'So good']);
    expect(commentLines(' \n')).toEqual([]);
  });

  const like = (from: number | string, to: number | string, weight: number | string = 1) => ({
    actions: [{ key: 7, kind: 'like' as const, count: { from, to }, weight }],
  });
  test.each<[string, Partial<RecipeForm>, string[]]>([
    ['no name', { name: ' ' }, ['name']],
    ['a session that is too long', { minutes: { from: 5, to: 121 } }, ['minutes']],
    ['a range the wrong way round', { minutes: { from: 9, to: 8 } }, ['minutes']],
    ['an empty number', { pause: { from: '', to: 3 } }, ['pause']],
    ['more than the ceiling', like(0, 101), ['actions.7.count']],
    ['no weight where it is mixed', like(0, 3, ''), ['actions.7.weight']],
    ['no weight where it is not', { ...like(0, 3, ''), order: 'in_order' }, []],
    ['no action', { actions: [] }, ['actions']],
    ['no place', { sources: [] }, ['sources']],
    ['a place without its name', { sources: [{ key: 3, kind: 'hashtag', words: '# ' }] }, ['sources.3']],
    [
      'comments without any approved',
      { actions: [{ key: 1, kind: 'comment', count: { from: 0, to: 2 }, weight: 1 }] },
      ['comments'],
    ],
    ['a comment that is too long', { comments: 'x'.repeat(501) }, ['comments']],
    ['half of the quiet hours', { quiet: { from: '22:00', until: '' } }, ['quiet']],
  ])('%s', (_, change, expected) => {
    expect(paths(change)).toEqual(expected);
    if (expected.some((path) => path !== 'name')) expect(recipeOf(form(change))).toBeNull();
  });
});
