import { assertNever } from '../../../../src-shared/assert-never.ts';
import { palette, words, type Look } from '../../screen/look.ts';
import { node, rect, whole, type UiNode } from '../../screen/node.ts';
import type { Cover, Dialog } from '../interruption.ts';
import { collectionsPopup } from './collections-popup.ts';
import { activity } from './tiktok-places.ts';
import { filled, label, nothing, type TikTokUi } from './tiktok-ui.ts';

const red = '#fe2c55';

/** What stands in the place of the app. */
export function tiktokCover(ui: TikTokUi, cover: Cover): UiNode {
  switch (cover) {
    case 'challenge':
      return verification(ui);
    case 'logged_out':
      return login(ui);
    case 'opaque':
      return updatePrompt(ui);
    default:
      return assertNever(cover);
  }
}

/** A dialog over the app: the harmless one is about collections, the other one holds the account back. */
export function tiktokDialog(ui: TikTokUi, dialog: Dialog): UiNode {
  switch (dialog) {
    case 'rate_app':
      return collectionsPopup(ui);
    case 'try_again_later':
      return tooFast(ui);
    default:
      return assertNever(dialog);
  }
}

/** A puzzle that only a person solves. */
function verification({ say }: TikTokUi): UiNode {
  return activity([
    label(rect(120, 560, 840, 90), say.verifyTitle, { size: 50, bold: true, align: 'center' }),
    node('Image', rect(140, 700, 800, 520), {
      look: { kind: 'gradient', from: '#9fb7c9', to: '#4d6275', radius: 20 },
    }),
    label(rect(120, 1260, 840, 80), say.verifyHint, { size: 38, color: palette.muted, align: 'center' }),
    node('View', rect(140, 1380, 800, 110), { look: { kind: 'fill', color: palette.field, radius: 55 } }),
    node('View', rect(150, 1386, 98, 98), { onTap: nothing, look: { kind: 'fill', color: red, radius: 49 } }),
  ]);
}

/** The sign-in: the session is gone. */
function login({ say }: TikTokUi): UiNode {
  return activity([
    label(rect(90, 560, 900, 100), say.loginTitle, { size: 60, bold: true, align: 'center' }),
    ...say.loginRows.map((text, at) => {
      const area = rect(90, 780 + at * 170, 900, 140);
      return node(
        'LinearLayout',
        area,
        { description: text, onTap: nothing, look: { kind: 'outline', color: palette.line, radius: 16 } },
        [label(area, text, { size: 38, bold: true, align: 'center' })],
      );
    }),
    node('Button', rect(90, 2140, 900, 110), {
      text: say.loginFoot,
      onTap: nothing,
      look: words(say.loginFoot, { size: 36, color: palette.muted, align: 'center' }),
    }),
  ]);
}

/** A surface that draws itself: a prompt to see, and nothing to read in the tree. */
function updatePrompt({ say }: TikTokUi): UiNode {
  const text = (value: string, size: number, color: string): Look =>
    words(value, { size, color, bold: true, align: 'center' });
  const button: readonly Look[] = [{ kind: 'fill', color: red, radius: 20 }, text(say.update, 42, '#ffffff')];
  return node('FrameLayout', whole, { look: { kind: 'fill', color: '#55585f' } }, [
    node('FrameLayout', whole, { id: 'android:id/content' }, [
      node(
        'ViewGroup',
        rect(152, 700, 776, 900),
        { look: { kind: 'fill', color: palette.paper, radius: 36 } },
        [
          node('ViewGroup', rect(152, 900, 776, 110), { look: text(say.updateTitle, 54, palette.ink) }),
          node('ViewGroup', rect(180, 1030, 720, 140), {
            look: words(say.updateText, { size: 38, color: palette.muted, lines: 2, align: 'center' }),
          }),
          node('ViewGroup', rect(232, 1380, 616, 120), { look: button }),
        ],
      ),
    ]),
  ]);
}

function tooFast({ say }: TikTokUi): UiNode {
  const area = rect(140, 960, 800, 420);
  return node('FrameLayout', area, { look: { kind: 'fill', color: palette.paper, radius: 36 } }, [
    label(rect(190, 1020, 700, 160), say.tooFast, { size: 42, bold: true, lines: 2, align: 'center' }),
    filled(
      rect(190, 1220, 700, 120),
      say.ok,
      { back: palette.paper, ink: palette.ink },
      { onTap: { kind: 'close_dialog' } },
    ),
  ]);
}
