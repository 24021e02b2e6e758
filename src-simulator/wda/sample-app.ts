/** An element of the simulated iPhone's screen, in points. */
export type IosElement = {
  readonly type: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

/** What the phone shows: its home screen, or a small app that keeps notes. */
export type IosScreen = {
  readonly app: 'com.apple.springboard' | 'com.switchyard.sample.notes';
  readonly typed: string;
  readonly focused: boolean;
  readonly notes: readonly string[];
  /** The note that is open, else null. */
  readonly open: number | null;
};

/** Size of the screen in points. */
export const iosScreenSize = { width: 393, height: 852 } as const;

export const firstIosScreen: IosScreen = {
  app: 'com.apple.springboard',
  typed: '',
  focused: false,
  notes: [],
  open: null,
};

/** The elements on the screen, the topmost last. */
export function elementsOf(screen: IosScreen): IosElement[] {
  if (screen.app === 'com.apple.springboard') return [element('Icon', 'Notes', 'Notes', '', 27, 80, 64, 64)];
  if (screen.open !== null)
    return [
      element('Button', 'back', 'Notes', '', 8, 59, 80, 44),
      element('StaticText', 'note', screen.notes[screen.open] ?? '', '', 20, 120, 353, 60),
    ];
  return [
    element('StaticText', 'title', 'Notes', '', 20, 59, 200, 44),
    element('TextField', 'note_field', 'New note', screen.typed, 20, 120, 270, 44),
    element('Button', 'add', 'Add', '', 300, 120, 73, 44),
    ...screen.notes.map((note, at) => element('Cell', `note_${at}`, note, '', 20, 180 + at * 60, 353, 56)),
  ];
}

/** What a tap does. */
export function tapped(screen: IosScreen, at: { readonly x: number; readonly y: number }): IosScreen {
  const hit = elementsOf(screen).findLast(
    ({ frame: { x, y, width, height } }) => at.x >= x && at.x < x + width && at.y >= y && at.y < y + height,
  );
  if (hit === undefined) return { ...screen, focused: false };
  if (hit.type === 'Icon') return { ...screen, app: 'com.switchyard.sample.notes' };
  if (hit.name === 'back') return { ...screen, open: null };
  if (hit.name === 'note_field') return { ...screen, focused: true };
  if (hit.name === 'add' && screen.typed !== '')
    return { ...screen, notes: [...screen.notes, screen.typed], typed: '', focused: false };
  const [, note] = /^note_(\d+)$/.exec(hit.name) ?? [];
  return note === undefined ? screen : { ...screen, open: Number(note) };
}

/** What a finger that moves does: from the left edge to the right it goes back. */
export function swiped(
  screen: IosScreen,
  from: { readonly x: number },
  to: { readonly x: number },
): IosScreen {
  return from.x < 20 && to.x > 150 ? { ...screen, open: null } : screen;
}

/** The page source as WebDriverAgent writes it. */
export function iosSource(screen: IosScreen): string {
  const { width, height } = iosScreenSize;
  const name = screen.app === 'com.apple.springboard' ? ' ' : 'Notes';
  const inside = elementsOf(screen)
    .map(
      ({ type, frame, ...said }) =>
        `<XCUIElementType${type} type="XCUIElementType${type}" ${attributes(said)} enabled="true" visible="true" accessible="true" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" index="0"/>`,
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?><XCUIElementTypeApplication type="XCUIElementTypeApplication" name="${name}" label="${name}" enabled="true" visible="true" accessible="false" x="0" y="0" width="${width}" height="${height}" index="0" bundleId="${screen.app}"><XCUIElementTypeWindow type="XCUIElementTypeWindow" enabled="true" visible="true" accessible="false" x="0" y="0" width="${width}" height="${height}" index="0">${inside}</XCUIElementTypeWindow></XCUIElementTypeApplication>`;
}

function attributes(said: Omit<IosElement, 'type' | 'frame'>): string {
  const escape = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
  return Object.entries(said)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}="${escape(value)}"`)
    .join(' ');
}

function element(
  type: string,
  name: string,
  label: string,
  value: string,
  x: number,
  y: number,
  width: number,
  height: number,
): IosElement {
  return { type, name, label, value, frame: { x, y, width, height } };
}
