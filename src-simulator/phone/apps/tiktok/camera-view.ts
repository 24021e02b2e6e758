import { words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, whole, type UiNode } from '../../screen/node.ts';
import { activity } from './tiktok-places.ts';
import { label, nothing, to, unresolved, type TikTokUi } from './tiktok-ui.ts';

/** The camera, with the way to the phone's own videos at its lower left. */
export function cameraView(ui: TikTokUi): UiNode {
  const { id, say } = ui;
  const sound = rect(340, statusBarHeight + 24, 400, 116);
  return activity(
    [
      node('FrameLayout', whole, { look: { kind: 'gradient', from: '#2b3038', to: '#0b0d10' } }),
      node('Button', sound, { id: id('addSound'), onTap: nothing }, [
        node('TextView', rect(420, sound.top, 300, 116), {
          id: id('soundText'),
          text: say.addSound,
          look: words(say.addSound, { size: 36, color: '#ffffff', bold: true }),
        }),
      ]),
      node('ImageView', rect(32, statusBarHeight + 20, 116, 116), {
        id: id('cameraClose'),
        description: unresolved(ui, 421),
        onTap: { kind: 'back' },
        look: { kind: 'icon', name: 'close', size: 60, color: '#ffffff' },
      }),
      node('Button', rect(395, 1760, 290, 290), {
        id: id('record'),
        description: unresolved(ui, 333),
        onTap: nothing,
        look: [
          { kind: 'outline', color: '#ffffff', radius: 145, width: 12 },
          { kind: 'icon', name: 'plus', size: 90, color: '#ffffff' },
        ],
      }),
      node(
        'FrameLayout',
        rect(0, 2130, 180, 180),
        {
          id: 'upload_hot_area',
          onTap: to({ name: 'gallery', videosOnly: false, selected: null, scroll: 0 }),
        },
        [
          node('ImageView', rect(32, 2150, 116, 116), {
            look: { kind: 'picture', sha256: ui.phone.gallery[0]?.sha256 ?? '', radius: 18 },
          }),
        ],
      ),
      label(rect(440, contentBottom - 130, 200, 90), say.post.toUpperCase(), {
        size: 36,
        color: '#ffffff',
        bold: true,
        align: 'center',
      }),
    ],
    '#000000',
  );
}
