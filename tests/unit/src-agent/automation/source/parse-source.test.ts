import { array, assert, constantFrom, nat, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../../../../src-agent/automation/source/parse-source.ts';

const appium = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<hierarchy index="0" class="hierarchy" rotation="0" width="720" height="1362">
  <android.widget.FrameLayout package="shop.app" bounds="[0,0][720,1440]" displayed="true">
    <android.widget.Button text="Save &amp; go&#10;on" resource-id="shop.app:id/save" content-desc="@2131954894"
      clickable="true" enabled="false" selected="true" checked="true" focused="true" drawing-order="4" bounds="[10,20][110,60]" displayed="false"/>
    <android.widget.EditText text="Your name" showing-hint="true" bounds="[0,0][0,0]"/>
  </android.widget.FrameLayout>
</hierarchy>`;

const uiautomator = `<hierarchy rotation="0">
  <node class="android.widget.FrameLayout" package="com.android.systemui" bounds="[0,0][720,40]" NAF="true"/>
  <node class="android.widget.FrameLayout" package="shop.app" bounds="[-20,0][720,1440]">
    <node text="Hello" visible-to-user="false" content-desc="Greeting"/>
  </node>
</hierarchy>`;

describe('a page source', () => {
  test('of Appium is read with every attribute', () => {
    const { nodes, roots, width, height, truncated } = parseSource(appium);
    expect({ width, height, truncated, windows: roots.length }).toEqual({
      width: 720,
      height: 1440,
      truncated: false,
      windows: 1,
    });
    expect(nodes[1]).toMatchObject({
      className: 'android.widget.Button',
      packageName: 'shop.app',
      text: 'Save & go\non',
      description: null,
      resourceId: 'shop.app:id/save',
      bounds: { left: 10, top: 20, right: 110, bottom: 60 },
      clickable: true,
      enabled: false,
      selected: true,
      checked: true,
      focused: true,
      displayed: false,
      drawingOrder: 4,
      path: '0.0',
    });
    expect(nodes[2]).toMatchObject({ showsHint: true, enabled: true, displayed: true, drawingOrder: null });
    expect(nodes[1]?.parent).toBe(nodes[0]);
    expect(nodes[0]?.children).toEqual([nodes[1], nodes[2]]);
  });

  test('of uiautomator is read with several windows and missing attributes', () => {
    const { nodes, roots } = parseSource(uiautomator);
    expect(roots.map((root) => root.packageName)).toEqual(['com.android.systemui', 'shop.app']);
    expect(nodes[2]).toMatchObject({
      className: '',
      text: 'Hello',
      description: 'Greeting',
      displayed: false,
      bounds: { left: 0, top: 0, right: 0, bottom: 0 },
      path: '1.0',
    });
  });

  test('with a surplus closing tag keeps its elements', () => {
    const surplus = uiautomator.replace('</hierarchy>', '</node></hierarchy>');
    expect(parseSource(surplus).nodes).toHaveLength(parseSource(uiautomator).nodes.length);
  });

  test('that is larger than any screen is cut and says so', () => {
    const many = parseSource(`<hierarchy>${'<node text="x"/>'.repeat(30_000)}</hierarchy>`);
    expect(many.truncated).toBe(true);
    expect(many.nodes).toHaveLength(20_000);
    const deep = parseSource('<node bounds="[0,0][9,9]">'.repeat(5000));
    expect(deep.truncated).toBe(true);
    expect(deep.nodes.length).toBeLessThan(1000);
  });

  test('never throws, whatever it is', () => {
    const attribute = constantFrom(
      'text="a&b"',
      'bounds="[0,0][9,9]"',
      'bounds="[9"',
      'class=""',
      '__proto__="1"',
      'drawing-order="NaN"',
      "text='",
    );
    const piece = oneof(
      string({ unit: 'binary' }),
      constantFrom(
        '<node',
        '<',
        '>',
        '/>',
        '</node>',
        '</',
        '<hierarchy>',
        '<!--',
        '<![CDATA[',
        '<?',
        '&#x0;',
      ),
      attribute,
    );
    assert(
      property(array(piece, { maxLength: 60 }), (pieces) => {
        const { nodes, roots } = parseSource(pieces.join(' '));
        expect(nodes.length).toBeGreaterThanOrEqual(roots.length);
      }),
      { numRuns: 400 },
    );
    assert(
      property(nat(appium.length), nat(appium.length), (from, to) => {
        const cut = parseSource(appium.slice(0, from) + appium.slice(to));
        for (const node of cut.nodes) expect(node.bounds.right).not.toBeNaN();
      }),
      { numRuns: 400 },
    );
  });
});
