import { palette, words } from '../../screen/look.ts';
import { node, rect, whole, type UiNode } from '../../screen/node.ts';
import { activity } from './app-frame.ts';
import type { Sayings } from './sayings.ts';

const nothing = { kind: 'nothing' } as const;

/** "Confirm it's you": a web-like page without resource ids. Only a person can go on. */
export function challengeView({ challenge }: Sayings): UiNode {
  const channel = (top: number, masked: string, label: string, chosen: boolean) => [
    node('TextView', rect(134, top, 740, 78), {
      text: masked,
      look: words(masked, { size: 40, color: palette.ink }),
    }),
    node('TextView', rect(134, top + 81, 740, 70), {
      text: label,
      look: words(label, { size: 34, color: palette.muted }),
    }),
    node('RadioButton', rect(930, top + 30, 80, 80), {
      flags: chosen ? ['checkable', 'checked'] : ['checkable'],
      onTap: nothing,
      look: [
        { kind: 'outline', color: chosen ? palette.blue : palette.muted, radius: 40, width: 6 },
        ...(chosen ? [{ kind: 'icon', name: 'check', size: 48, color: palette.blue } as const] : []),
      ],
    }),
  ];
  const { title, message } = challenge;
  return activity([
    node('TextView', rect(134, 285, 812, 84), {
      text: title,
      look: words(title, { size: 60, color: palette.ink, bold: true }),
    }),
    node('TextView', rect(134, 380, 812, 170), {
      text: message,
      look: words(message, { size: 36, color: palette.muted, lines: 3 }),
    }),
    ...channel(560, '+00 ** ** ** 00', challenge.phone, true),
    ...channel(780, 'x*****x@e*****.com', challenge.email, false),
    node('Button', rect(40, 2120, 1000, 120), {
      text: challenge.go,
      description: challenge.go,
      onTap: nothing,
      look: [
        { kind: 'fill', color: palette.blue, radius: 60 },
        words(challenge.go, { size: 42, color: '#ffffff', bold: true, align: 'center' }),
      ],
    }),
  ]);
}

/** The login screen: the session is gone. */
export function loginView(): UiNode {
  const field = (top: number, id: string, text: string, password: boolean) =>
    node('EditText', rect(77, top, 926, 132), {
      id,
      text,
      flags: password ? ['focusable', 'password', 'long-clickable'] : ['focusable', 'long-clickable'],
      onTap: nothing,
      look: [
        { kind: 'fill', color: palette.field, radius: 24 },
        words(`   ${text}`, { size: 38, color: palette.muted }),
      ],
    });
  const link = (top: number, id: string, text: string) =>
    node('TextView', rect(77, top, 926, 120), {
      id,
      text,
      onTap: nothing,
      look: words(text, { size: 34, color: palette.muted, align: 'center' }),
    });
  return activity([
    node('FrameLayout', whole, { id: 'landing_container' }, [
      node('ImageView', rect(240, 640, 600, 150), {
        id: 'login_landing_logo',
        look: words('instagram', { size: 90, color: palette.ink, bold: true, align: 'center' }),
      }),
      field(860, 'login_username', 'Phone number, email or username', false),
      field(1030, 'password', 'Password', true),
      node(
        'FrameLayout',
        rect(77, 1210, 926, 132),
        {
          id: 'next_button',
          flags: ['disabled', 'clickable'],
          look: { kind: 'fill', color: '#9cc4f5', radius: 24 },
        },
        [
          node('TextView', rect(99, 1230, 882, 92), {
            id: 'button_text',
            text: 'Log In',
            flags: ['disabled'],
            look: words('Log In', { size: 42, color: '#ffffff', bold: true, align: 'center' }),
          }),
        ],
      ),
      link(1370, 'login_forgot_button', 'Forgot your login details? Get help signing in.'),
      link(2200, 'log_in_button', "Don't have an account? Sign up."),
    ]),
  ]);
}

/** A surface that draws itself: a prompt to see, and nothing to read in the tree. */
export function opaqueView(): UiNode {
  const lines = [words('Update Instagram', { size: 60, color: palette.ink, bold: true, align: 'center' })];
  const more = words('A newer version is needed to go on.', {
    size: 38,
    color: palette.muted,
    align: 'center',
  });
  const button = [
    { kind: 'fill', color: palette.blue, radius: 60 } as const,
    words('Update', { size: 42, color: '#ffffff', bold: true, align: 'center' }),
  ];
  return node('FrameLayout', whole, { look: { kind: 'fill', color: palette.paper } }, [
    node('ViewGroup', rect(0, 0, 1080, 2350), {}, [
      node('ViewGroup', rect(100, 1000, 880, 100), { look: lines }),
      node('ViewGroup', rect(100, 1110, 880, 80), { look: more }),
      node('ViewGroup', rect(240, 1260, 600, 120), { look: button }),
    ]),
  ]);
}
