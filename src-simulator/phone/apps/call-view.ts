import { palette, words } from '../screen/look.ts';
import { node, rect, whole, type UiNode } from '../screen/node.ts';

/** The in-call app of Google's phones. */
export const callApp = {
  packageName: 'com.google.android.dialer',
  activity: 'com.android.incallui.LegacyInCallActivity',
};

/** A call that comes in, over the whole screen: only a person answers or declines it. */
export function callView(): UiNode {
  const button = (left: number, id: string, text: string, color: string) =>
    node('Button', rect(left, 1900, 400, 150), {
      id,
      text,
      description: text,
      onTap: { kind: 'call', ringing: false },
      look: [
        { kind: 'fill', color, radius: 75 },
        words(text, { size: 44, color: '#ffffff', bold: true, align: 'center' }),
      ],
    });
  return node('FrameLayout', whole, { look: { kind: 'fill', color: '#202124' } }, [
    node('TextView', rect(90, 420, 900, 80), {
      id: 'contactgrid_status_text',
      text: 'Incoming call',
      look: words('Incoming call', { size: 46, color: palette.line, align: 'center' }),
    }),
    node('TextView', rect(90, 520, 900, 130), {
      id: 'contactgrid_contact_name',
      text: 'Unknown caller',
      look: words('Unknown caller', { size: 78, color: '#ffffff', align: 'center' }),
    }),
    button(90, 'decline_button', 'Decline', '#d93025'),
    button(590, 'answer_button', 'Answer', '#188038'),
  ]);
}
