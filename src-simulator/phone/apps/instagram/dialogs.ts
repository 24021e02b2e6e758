import { palette, words } from '../../screen/look.ts';
import { node, rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { toScreen } from './back-from.ts';
import { firstScreen } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';

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
export function tryAgainLaterDialog({ blocked }: Sayings): UiNode {
  return dialogWindow(rect(120, 860, 840, 640), [
    ...heading(blocked.title, blocked.message),
    ...choices([
      ['igds_alert_dialog_primary_button', blocked.ok, closes],
      ['igds_alert_dialog_secondary_button', blocked.tell, closes],
    ]),
  ]);
}

/** Asked when somebody leaves a post that was not shared. */
export function discardDialog({ discard }: Sayings): UiNode {
  return dialogWindow(rect(120, 860, 840, 640), [
    ...heading(discard.title, discard.message),
    ...choices([
      ['igds_alert_dialog_primary_button', discard.discard, toScreen(firstScreen)],
      ['igds_alert_dialog_cancel_button', discard.keep, { kind: 'back' }],
    ]),
  ]);
}

function heading(title: string, message: string): readonly UiNode[] {
  return [
    node('TextView', rect(180, 920, 720, 80), {
      id: 'igds_alert_dialog_headline',
      text: title,
      look: words(title, { size: 40, color: palette.ink, bold: true, align: 'center' }),
    }),
    node('TextView', rect(180, 1010, 720, 210), {
      id: 'igds_alert_dialog_subtext',
      text: message,
      look: words(message, { size: 30, color: palette.muted, lines: 6, align: 'center' }),
    }),
  ];
}

function choices(
  buttons: readonly (readonly [id: string, text: string, onTap: PhoneEvent])[],
): readonly UiNode[] {
  return buttons.map(([id, text, onTap], at) =>
    node('Button', rect(120, 1250 + at * 120, 840, 120), {
      id,
      text,
      onTap,
      look: words(text, {
        size: 42,
        color: at === 0 ? palette.blue : palette.ink,
        bold: at === 0,
        align: 'center',
      }),
    }),
  );
}

/** A dialog is a window of its own, no larger than what it shows. */
function dialogWindow(area: UiNode['bounds'], children: readonly UiNode[]): UiNode {
  return node('FrameLayout', area, { look: { kind: 'fill', color: palette.paper, radius: 40 } }, [
    node('FrameLayout', area, { id: 'android:id/content' }, [
      node('LinearLayout', area, { id: 'dialog_container' }, children),
    ]),
  ]);
}
