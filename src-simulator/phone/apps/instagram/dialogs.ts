import { palette, words } from '../../screen/look.ts';
import { node, rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';

const closes: PhoneEvent = { kind: 'close_dialog' };

/** "Rate Instagram": harmless, any button closes it. */
export function rateAppDialog(): UiNode {
  const message =
    "If you enjoy using Instagram, would you mind taking a moment to rate it? It won't take more than a minute. Thanks for your support!";
  const buttons = [
    ['appirater_rate_button', 'Rate Instagram'],
    ['appirater_rate_later_button', 'Remind me later'],
    ['appirater_cancel_button', 'No, thanks'],
  ] as const;
  return dialogWindow(rect(148, 860, 784, 740), [
    node('TextView', rect(190, 900, 700, 90), {
      id: 'appirater_title_area',
      text: 'Rate Instagram',
      look: words('Rate Instagram', { size: 46, color: palette.ink, bold: true }),
    }),
    node('TextView', rect(190, 1000, 700, 200), {
      id: 'appirater_message_area',
      text: message,
      look: words(message, { size: 36, color: palette.muted, lines: 4 }),
    }),
    ...buttons.map(([id, text], at) =>
      node('Button', rect(148, 1220 + at * 120, 784, 120), {
        id,
        text,
        onTap: closes,
        look: words(text, { size: 40, color: palette.blue, bold: at === 0, align: 'center' }),
      }),
    ),
  ]);
}

/** The soft block: "Try Again Later". */
export function tryAgainLaterDialog(): UiNode {
  const headline = 'Try Again Later';
  const message =
    'We limit how often you can do certain things on Instagram to protect our community. Tell us if you think we made a mistake.';
  return dialogWindow(rect(120, 860, 840, 640), [
    node('TextView', rect(180, 920, 720, 80), {
      id: 'igds_alert_dialog_headline',
      text: headline,
      look: words(headline, { size: 48, color: palette.ink, bold: true, align: 'center' }),
    }),
    node('TextView', rect(180, 1010, 720, 210), {
      id: 'igds_alert_dialog_subtext',
      text: message,
      look: words(message, { size: 36, color: palette.muted, lines: 4, align: 'center' }),
    }),
    node('Button', rect(120, 1250, 840, 120), {
      id: 'igds_alert_dialog_primary_button',
      text: 'OK',
      onTap: closes,
      look: words('OK', { size: 42, color: palette.blue, bold: true, align: 'center' }),
    }),
    node('Button', rect(120, 1370, 840, 120), {
      id: 'igds_alert_dialog_secondary_button',
      text: 'Tell us',
      onTap: closes,
      look: words('Tell us', { size: 42, color: palette.ink, align: 'center' }),
    }),
  ]);
}

/** A dialog is a window of its own, no larger than what it shows. */
function dialogWindow(area: UiNode['bounds'], children: readonly UiNode[]): UiNode {
  return node('FrameLayout', area, { look: { kind: 'fill', color: palette.paper, radius: 40 } }, [
    node('FrameLayout', area, { id: 'android:id/content' }, [
      node('LinearLayout', area, { id: 'dialog_container' }, children),
    ]),
  ]);
}
