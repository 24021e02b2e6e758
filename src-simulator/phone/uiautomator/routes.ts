import { z } from 'zod';
import type { Handset } from '../handset.ts';
import { screenSize, statusBarHeight, type Rect } from '../screen/node.ts';
import { middle } from '../screen/hit.ts';
import type { Elements } from './elements.ts';
import { actionsBody, clickBody, clickGesture, performActions, swipeBody, swipeGesture } from './gestures.ts';
import { WireError } from './wire-error.ts';

/** What a request can reach. `settings` are kept for the session and change nothing here. */
export type Session = {
  readonly handset: Handset;
  readonly elements: Elements;
  readonly settings: Map<string, unknown>;
  readonly device: { readonly model: string; readonly androidVersion: string; readonly apiLevel: string };
};

type Request = { readonly session: Session; readonly parameters: readonly string[]; readonly body: unknown };
type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly answer: (request: Request) => unknown;
};

const homeKey = 3;
const backKey = 4;
const density = 420;

const findBody = z.object({ strategy: z.string(), selector: z.string(), context: z.string().optional() });
const textBody = z.object({
  text: z.string().optional(),
  value: z.array(z.string()).optional(),
  replace: z.boolean().default(false),
});
const keyBody = z.object({ keycode: z.number() });

/** Everything below `/session/:id` except its end. Source: AppiumServlet.java of appium-uiautomator2-server. */
export const routes: readonly Route[] = [
  get('source', ({ session }) => session.handset.source),
  get('screenshot', async ({ session }) => (await session.handset.screenshot()).toString('base64')),
  get('window/[^/]+/size', () => screenSize),
  get('window/rect', () => ({ x: 0, y: 0, ...screenSize })),
  get('orientation', () => 'PORTRAIT'),
  get('rotation', () => ({ x: 0, y: 0, z: 0 })),
  get('appium/device/system_bars', () => ({ statusBar: statusBarHeight })),
  get('appium/device/pixel_ratio', () => density / 160),
  get('appium/device/display_density', () => density),
  get('appium/device/info', ({ session }) => deviceInfo(session)),
  get('appium/settings', ({ session }) => Object.fromEntries(session.settings)),
  post('appium/settings', ({ session, body }) => {
    const { settings } = z.object({ settings: z.record(z.string(), z.unknown()) }).parse(body);
    for (const [name, value] of Object.entries(settings)) session.settings.set(name, value);
    return null;
  }),
  post('element', ({ session, body }) => reference(find(session, body)[0] ?? nothingFound(body))),
  post('elements', ({ session, body }) => find(session, body).map(reference)),
  get('element/active', ({ session }) => reference(session.elements.active())),
  post('element/([^/]+)/click', ({ session, parameters }) => {
    session.handset.tap(middle(elementAt(session, parameters).view.bounds));
    return null;
  }),
  post('element/([^/]+)/clear', ({ session, parameters }) => {
    typeInto(session, parameters, '', true);
    return null;
  }),
  post('element/([^/]+)/value', ({ session, parameters, body }) => {
    const { replace, ...sent } = textBody.parse(body);
    typeInto(session, parameters, sent.text ?? sent.value?.join('') ?? '', replace);
    return null;
  }),
  get('element/([^/]+)/text', ({ session, parameters }) => elementAt(session, parameters).view.text),
  get('element/([^/]+)/name', ({ session, parameters }) => elementAt(session, parameters).view.description),
  get('element/([^/]+)/rect', ({ session, parameters }) => size(elementAt(session, parameters).view.bounds)),
  get('element/([^/]+)/size', ({ session, parameters }) => size(elementAt(session, parameters).view.bounds)),
  get('element/([^/]+)/location', ({ session, parameters }) =>
    size(elementAt(session, parameters).view.bounds),
  ),
  get('element/([^/]+)/(?:attribute|property)/([^/]+)', ({ session, parameters }) => {
    const { attributes } = elementAt(session, parameters);
    const name = parameters[1] ?? '';
    return attributes[names[name] ?? name] ?? null;
  }),
  post('back', ({ session }) => session.handset.dispatch({ kind: 'back' })),
  post('actions', ({ session, body }) =>
    performActions(actionsBody.parse(body), session.handset, session.elements),
  ),
  post('keys', ({ session, body }) => {
    const { text, value } = textBody.parse(body);
    session.handset.dispatch({ kind: 'type', text: text ?? value?.join('') ?? '', replace: false });
  }),
  post('appium/device/(?:long_)?press_keycode', ({ session, body }) => {
    const { keycode } = keyBody.parse(body);
    if (keycode === homeKey) session.handset.dispatch({ kind: 'home_button' });
    else if (keycode === backKey) session.handset.dispatch({ kind: 'back' });
  }),
  post('appium/gestures/(?:long_)?click', ({ session, body }) =>
    clickGesture(clickBody.parse(body), session.handset, session.elements),
  ),
  post('appium/gestures/(swipe|scroll)', ({ session, body, parameters }) =>
    swipeGesture(
      swipeBody.parse(body),
      parameters[0] === 'scroll' ? 'scroll' : 'swipe',
      session.handset,
      session.elements,
    ),
  ),
];

/** Names that clients use for attributes of the page source. */
const names: Readonly<Record<string, string>> = {
  className: 'class',
  contentDescription: 'content-desc',
  name: 'content-desc',
  resourceId: 'resource-id',
};

function get(path: string, answer: Route['answer']): Route {
  return { method: 'GET', path: new RegExp(`^${path}$`), answer };
}

function post(path: string, answer: Route['answer']): Route {
  return { method: 'POST', path: new RegExp(`^${path}$`), answer };
}

function find(session: Session, body: unknown): readonly string[] {
  const { strategy, selector, context } = findBody.parse(body);
  return session.elements.find(strategy, selector, context === undefined || context === '' ? null : context);
}

function nothingFound(body: unknown): never {
  const { strategy, selector } = findBody.parse(body);
  throw new WireError('no such element', `An element could not be located: ${strategy} ${selector}`);
}

function elementAt(session: Session, parameters: readonly string[]) {
  return session.elements.resolve(parameters[0] ?? '');
}

const textField = /\.(EditText|AutoCompleteTextView)$/;

/** Setting text brings the field into focus, as the accessibility action does. */
function typeInto(session: Session, parameters: readonly string[], text: string, replace: boolean): void {
  const { view } = elementAt(session, parameters);
  if (!textField.test(view.className) || !view.onTap)
    throw new WireError('unknown error', 'Cannot set the element text');
  if (!view.flags.has('focused')) session.handset.dispatch(view.onTap);
  session.handset.dispatch({ kind: 'type', text, replace });
}

function reference(id: string) {
  return { ELEMENT: id, 'element-6066-11e4-a52e-4f735466cecf': id };
}

function size({ left, top, right, bottom }: Rect) {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function deviceInfo({ device }: Session) {
  return {
    androidId: '0000000000000000',
    apiVersion: device.apiLevel,
    platformVersion: device.androidVersion,
    manufacturer: 'Switchyard',
    brand: 'switchyard',
    model: device.model,
    realDisplaySize: `${screenSize.width}x${screenSize.height}`,
    displayDensity: density,
    locale: 'en_US',
    timeZone: 'UTC',
  };
}
