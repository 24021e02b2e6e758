import { expect, test } from 'vitest';
import { node, rect } from '../../../../../src-simulator/phone/screen/node.ts';
import { treeOf, type TreeNode } from '../../../../../src-simulator/phone/uiautomator/tree.ts';
import {
  findByUiSelector,
  scrolledSelector,
} from '../../../../../src-simulator/phone/uiautomator/ui-selector.ts';
import { findByXpath } from '../../../../../src-simulator/phone/uiautomator/xpath.ts';

const area = rect(0, 0, 10, 10);
const labelled = (className: string, text: string, id = '') => node(className, area, { text, id });
const tree = treeOf({
  name: 'test',
  packageName: 'app',
  activity: '.Test',
  behind: null,
  keyboard: false,
  root: node('FrameLayout', area, {}, [
    node('LinearLayout', area, { id: 'list' }, [
      labelled('TextView', 'Alpha'),
      labelled('Button', `It's "on" [1]`, 'toggle'),
      labelled('TextView', 'Alphabet'),
    ]),
    node('LinearLayout', area, { description: 'Second, and last' }, [labelled('TextView', 'Omega')]),
  ]),
});
const texts = (found: readonly TreeNode[]) => found.map(({ view }) => view.text || view.description);

test.each([
  ['//android.widget.TextView', ['Alpha', 'Alphabet', 'Omega']],
  ['//android.widget.LinearLayout/android.widget.TextView[1]', ['Alpha', 'Omega']],
  ['/hierarchy/android.widget.FrameLayout/android.widget.LinearLayout[2]/*', ['Omega']],
  ['//*[@resource-id="app:id/list"]/android.widget.TextView[last()]', ['Alphabet']],
  [`//*[contains(@text,'"on" [1]')]`, [`It's "on" [1]`]],
  ['//*[starts-with(@text,"Alpha") and not(@text="Alpha")]', ['Alphabet']],
  ['//*[@text="Omega" or @resource-id="app:id/toggle"]', [`It's "on" [1]`, 'Omega']],
  ['//*[@content-desc="Second, and last"]', ['Second, and last']],
  ['//android.widget.LinearLayout[@content-desc]//android.widget.TextView', ['Omega']],
])('xpath %s', (expression, expected) => {
  expect(texts(findByXpath(expression, tree))).toEqual(expected);
});

test.each([
  ['new UiSelector().text("Alpha")', ['Alpha']],
  ['new UiSelector().textContains("alpha")', ['Alpha', 'Alphabet']],
  ['new UiSelector().className("android.widget.TextView").instance(2)', ['Omega']],
  ['UiSelector().resourceIdMatches(".*:id/tog.*")', [`It's "on" [1]`]],
  ['new UiSelector().descriptionStartsWith("Second").enabled(true)', ['Second, and last']],
])('%s', (expression, expected) => {
  expect(texts(findByUiSelector(expression, tree))).toEqual(expected);
});

test('a scroll names the selector inside, and what is not understood is refused', () => {
  expect(
    scrolledSelector(
      'new UiScrollable(new UiSelector().scrollable(true)).scrollIntoView(new UiSelector().text("Omega"))',
    ),
  ).toBe('new UiSelector().text("Omega")');
  expect(scrolledSelector('new UiSelector().text("Omega")')).toBeNull();
  expect(() => findByXpath('//a/following-sibling::b', tree)).toThrow('not a supported XPath');
  expect(() => findByUiSelector('new UiSelector().fromParent(x)', tree)).toThrow(
    'not a supported UiSelector',
  );
});
