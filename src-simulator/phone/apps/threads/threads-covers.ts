import { assertNever } from '../../../../src-shared/assert-never.ts';
import { palette, words } from '../../screen/look.ts';
import { node, rect, whole, type UiNode } from '../../screen/node.ts';
import type { Cover, Dialog } from '../interruption.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { page, textButton } from './threads-frame.ts';
import type { ThreadsWords } from './threads-words.ts';

const nothing: PhoneEvent = { kind: 'nothing' };
const closes: PhoneEvent = { kind: 'close_dialog' };

/** What stands in the place of the app. */
export function threadsCover(cover: Cover, said: ThreadsWords): UiNode {
  switch (cover) {
    case 'challenge':
      return page([
        text(rect(100, 300, 880, 90), said.challengeTitle, 58, true),
        text(rect(100, 410, 880, 220), said.challengeBody, 38, false),
        textButton(rect(60, 2120, 960, 120), said.challengeNext, nothing, true),
      ]);
    case 'logged_out':
      return page([
        node('View', rect(340, 700, 400, 300), {
          look: { kind: 'icon', name: 'comment', size: 280, color: palette.ink },
        }),
        textButton(rect(60, 1900, 960, 140), said.login, nothing, true),
        textButton(rect(60, 2070, 960, 120), said.loginOther, nothing),
      ]);
    case 'opaque':
      return node('FrameLayout', whole, { look: { kind: 'fill', color: palette.paper } }, [
        node('ViewGroup', rect(100, 1000, 880, 120), {
          look: words(said.update, { size: 60, color: palette.ink, bold: true, align: 'center' }),
        }),
      ]);
    default:
      return assertNever(cover);
  }
}

/** A dialog over the app. */
export function threadsDialog(dialog: Dialog, said: ThreadsWords): UiNode {
  switch (dialog) {
    case 'rate_app':
      return window(said.rateTitle, said.rateBody, [said.rate, said.rateLater, said.rateNever]);
    case 'try_again_later':
      return window(said.laterTitle, said.laterBody, [said.laterOk]);
    default:
      return assertNever(dialog);
  }
}

/** A dialog is a window of its own, no larger than what it shows; any button closes it. */
function window(title: string, body: string, buttons: readonly string[]): UiNode {
  const area = rect(120, 860, 840, 400 + buttons.length * 130);
  return node('FrameLayout', area, { look: { kind: 'fill', color: palette.paper, radius: 40 } }, [
    node('FrameLayout', area, { id: 'android:id/content' }, [
      text(rect(150, 900, 780, 90), title, 40, true),
      text(rect(170, 1000, 740, 250), body, 36, false),
      ...buttons.map((label, at) =>
        node('Button', rect(120, 1260 + at * 130, 840, 120), {
          text: label,
          onTap: closes,
          look: words(label, { size: 40, color: palette.blue, bold: at === 0, align: 'center' }),
        }),
      ),
    ]),
  ]);
}

function text(area: UiNode['bounds'], value: string, size: number, bold: boolean): UiNode {
  return node('TextView', area, {
    text: value,
    look: words(value, { size, color: bold ? palette.ink : palette.muted, bold, lines: 5 }),
  });
}
