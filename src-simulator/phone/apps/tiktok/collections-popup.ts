import { palette } from '../../screen/look.ts';
import { contentBottom, node, rect, whole, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import { filled, label, nothing, type TikTokUi } from './tiktok-ui.ts';

const closes: PhoneEvent = { kind: 'close_dialog' };

/** A sheet that offers something new. Not now and the cross close it; Try would lead away from the work. */
export function collectionsPopup({ id, say }: TikTokUi): UiNode {
  const top = 740;
  const sheet = rect(0, top, 1080, 2400 - top);
  return node('FrameLayout', whole, {}, [
    node('View', rect(0, 72, 1080, 2328), { id: id('popupDim'), onTap: closes }),
    node(
      'FrameLayout',
      sheet,
      {
        id: id('popupSheet'),
        description: say.bottomSheet,
        look: { kind: 'fill', color: palette.paper, radius: 36 },
      },
      [
        node('ImageView', rect(88, top + 110, 904, 404), {
          id: id('popupImage'),
          description: 'intro',
          look: { kind: 'gradient', from: '#f7d4dc', to: '#c9e8ee', radius: 24 },
        }),
        label(
          rect(88, top + 560, 904, 150),
          say.collectionsTitle,
          { size: 52, bold: true, lines: 2, align: 'center' },
          { id: id('popupTitle') },
        ),
        ...say.collectionsRows.map((text, at) =>
          label(rect(187, top + 740 + at * 150, 800, 120), text, {
            size: 36,
            color: palette.muted,
            lines: 2,
          }),
        ),
        filled(
          rect(88, contentBottom - 190, 441, 143),
          say.notNow,
          { back: palette.field, ink: palette.ink },
          { id: id('popupNotNow'), onTap: closes },
        ),
        filled(
          rect(551, contentBottom - 190, 441, 143),
          say.tryIt,
          { back: '#fe2c55', ink: '#ffffff' },
          { id: id('popupTry'), onTap: nothing },
        ),
        node('ImageView', rect(941, top + 12, 122, 122), {
          id: id('popupClose'),
          description: say.close,
          onTap: closes,
          look: { kind: 'icon', name: 'close', size: 54 },
        }),
      ],
    ),
  ]);
}
