import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCanvas } from '@napi-rs/canvas';
import { z } from 'zod';
import {
  elementsOf,
  firstIosScreen,
  iosScreenSize,
  iosSource,
  type IosScreen,
  swiped,
  tapped,
} from './sample-app.ts';

/** A simulated WebDriverAgent: what an iPhone's automation app answers over HTTP. */
export interface SimulatedAgent extends AsyncDisposable {
  readonly url: string;
  /** What is on the screen now. */
  readonly screen: () => IosScreen;
  /** From now on nothing is answered, as when the phone froze; `false`: answers again. */
  readonly freeze: (frozen: boolean) => void;
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const sessionId = '5E55107D-0000-4000-8000-000000000001';
const place = z.object({ x: z.number(), y: z.number() });
const pointer = z.object({
  actions: z.array(
    z.object({
      type: z.string(),
      actions: z.array(z.object({ type: z.string() }).loose()),
    }),
  ),
});

/** Starts it on a loopback port of its own. */
export async function startSimulatedAgent(): Promise<SimulatedAgent> {
  let screen = firstIosScreen;
  let frozen = false;
  const server = createServer((request, response) => void serve(request, response));
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await read(request);
    if (frozen) return;
    const path = new URL(request.url ?? '/', 'http://agent').pathname.replace(/^\/session\/[^/]+/, '');
    const { status, value } = answer(`${request.method ?? ''} ${path === '' ? '/session' : path}`, body);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ value, sessionId }));
  };

  const answer = (call: string, body: unknown): Answer => {
    switch (call) {
      case 'GET /status':
        return ok({ ready: true, state: 'success', os: { name: 'iOS', version: '18.5' }, build: {} });
      case 'POST /session':
        return ok({ sessionId, capabilities: { device: 'iphone', browserName: ' ' } });
      case 'GET /source':
        return ok(iosSource(screen));
      case 'GET /screenshot':
        return ok(picture(screen));
      case 'GET /window/size':
      case 'GET /window/rect':
        return ok({ x: 0, y: 0, ...iosScreenSize });
      case 'GET /wda/screen':
        return ok({ statusBarSize: { width: 393, height: 59 }, scale: 3, screenSize: iosScreenSize });
      case 'POST /actions':
        return touch(pointer.parse(body));
      case 'GET /element/active':
        return screen.focused ? ok({ ELEMENT: 'note_field', [elementKey]: 'note_field' }) : missing();
      case 'POST /element/note_field/clear':
        screen = { ...screen, typed: '' };
        return ok(null);
      case 'POST /element/note_field/value': {
        const { value = [], text = value.join('') } = z
          .object({ text: z.string().optional(), value: z.array(z.string()).optional() })
          .parse(body);
        screen = { ...screen, typed: screen.typed + text };
        return ok(null);
      }
      case 'POST /wda/apps/terminate':
        screen = { ...firstIosScreen, notes: screen.notes };
        return ok(true);
      case 'POST /wda/apps/launch':
      case 'POST /wda/apps/launchUnattached':
      case 'POST /wda/apps/activate': {
        const { bundleId } = z.object({ bundleId: z.string() }).loose().parse(body);
        if (bundleId !== 'com.switchyard.sample.notes')
          return refused(`Application ${bundleId} is unknown to FrontBoard`);
        screen = { ...screen, app: bundleId };
        return ok(null);
      }
      case 'POST /wda/apps/state':
        return ok(screen.app === 'com.apple.springboard' ? 1 : 4);
      default:
        // Settings and the like: taken, without an effect here.
        return /^(POST|DELETE|GET) \/(appium|session|wda|timeouts)/.test(call) ? ok({}) : refused(call);
    }
  };

  /** W3C pointer actions: one place is a tap, two are a swipe. */
  const touch = ({ actions }: z.infer<typeof pointer>): Answer => {
    const moves = actions.flatMap(({ actions: steps }) =>
      steps.filter(({ type }) => type === 'pointerMove').map((step) => place.parse(step)),
    );
    const [from] = moves;
    const to = moves.at(-1);
    if (from === undefined || to === undefined) return refused('no place to touch');
    screen = moves.length === 1 ? tapped(screen, from) : swiped(screen, from, to);
    return ok(null);
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    screen: () => screen,
    freeze: (now) => {
      frozen = now;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = { readonly status: number; readonly value: unknown };

function ok(value: unknown): Answer {
  return { status: 200, value };
}

function missing(): Answer {
  return {
    status: 404,
    value: { error: 'no such element', message: 'nothing has the focus', traceback: '' },
  };
}

function refused(message: string): Answer {
  return { status: 400, value: { error: 'invalid argument', message, traceback: '' } };
}

/** The screen painted plainly: boxes with their labels. */
function picture(screen: IosScreen): string {
  const canvas = createCanvas(iosScreenSize.width, iosScreenSize.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f5f5f7';
  context.fillRect(0, 0, iosScreenSize.width, iosScreenSize.height);
  for (const { frame, label, value } of elementsOf(screen)) {
    context.fillStyle = '#ffffff';
    context.fillRect(frame.x, frame.y, frame.width, frame.height);
    context.fillStyle = '#111111';
    context.font = '16px sans-serif';
    context.fillText(value === '' ? label : value, frame.x + 8, frame.y + frame.height / 2 + 5);
  }
  return canvas.toBuffer('image/png').toString('base64');
}

async function read(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as unknown);
}
