/** One thing on a fake screen: Appium's attributes in short, and what a tap on it does. */
export type Thing = {
  readonly id?: string;
  readonly type?: string;
  readonly text?: string;
  readonly says?: string;
  readonly at: readonly [left: number, top: number, right: number, bottom: number];
  readonly flags?: string;
  readonly tap?: () => void;
  readonly within?: string;
};

const app = 'com.instagram.android';

/** The things as a page source, each in a container of its own where one is named. */
export function sourceOf(things: readonly Thing[], packageName: string): string {
  const written = things.map((thing) => {
    const own = element(thing, packageName, '');
    return thing.within === undefined ? own : element({ id: thing.within, at: thing.at }, packageName, own);
  });
  return `<hierarchy>${element({ at: [0, 0, 1000, 2000] }, packageName, written.join(''))}</hierarchy>`;
}

function element(thing: Thing, packageName: string, inner: string): string {
  const { id, type = 'View', text = '', says = '', at, flags = '' } = thing;
  const [left, top, right, bottom] = at;
  const name = `android.widget.${type}`;
  const attributes = [
    `package="${packageName}"`,
    id === undefined ? '' : `resource-id="${id.includes(':') ? id : `${app}:id/${id}`}"`,
    `text="${escaped(text)}" content-desc="${escaped(says)}"`,
    `clickable="${thing.tap !== undefined}"`,
    ...flags.split(' ').map((flag) => (flag === 'disabled' ? 'enabled="false"' : flag && `${flag}="true"`)),
    `bounds="[${left},${top}][${right},${bottom}]"`,
  ];
  return `<${name} ${attributes.join(' ')}>${inner}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('\n', '&#10;');
}
