import { words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, whole, type UiNode } from '../../screen/node.ts';
import { activity } from './tiktok-places.ts';
import { label, nothing, to, unresolved, type TikTokUi } from './tiktok-ui.ts';

/** The chosen video with tools at its right; Next leads to the post screen, Your Story posts a story at once. */
export function editorView(ui: TikTokUi, video: string): UiNode {
  const { id, say } = ui;
  const tools = [say.settings, say.text, say.stickers, say.effects];
  const top = contentBottom - 170;
  const next = rect(545, top, 503, 116);
  const sound = rect(300, statusBarHeight + 24, 420, 116);
  return activity(
    [
      node('FrameLayout', whole, { look: { kind: 'picture', sha256: video, tint: 'rgba(0,0,0,0.2)' } }),
      node('ImageView', rect(32, statusBarHeight + 24, 105, 105), {
        id: id('back'),
        description: unresolved(ui, 418),
        onTap: { kind: 'back' },
        look: { kind: 'icon', name: 'back', size: 60, color: '#ffffff' },
      }),
      node('LinearLayout', sound, { id: id('addSound'), onTap: nothing }, [
        label(
          rect(362, sound.top, 340, 116),
          say.addSound,
          { size: 36, color: '#ffffff', bold: true },
          { id: id('soundText') },
        ),
      ]),
      ...tools.map((text, at) =>
        node('Button', rect(933, 240 + at * 150, 147, 137), {
          description: text,
          onTap: nothing,
          look: words(text, { size: 26, color: '#ffffff', align: 'center' }),
        }),
      ),
      node(
        'FrameLayout',
        rect(32, top, 502, 116),
        {
          id: id('story'),
          onTap: nothing,
          look: { kind: 'fill', color: '#ffffff', radius: 58 },
        },
        [
          label(
            rect(80, top + 20, 400, 76),
            say.yourStory,
            { size: 40, bold: true, align: 'center' },
            { id: 'tv_quick_publish' },
          ),
        ],
      ),
      node(
        'LinearLayout',
        next,
        {
          id: id('editorNext'),
          onTap: to({ name: 'caption', video, caption: '', typing: false }),
          look: { kind: 'fill', color: '#fe2c55', radius: 58 },
        },
        [
          label(
            rect(600, top + 20, 400, 76),
            say.next,
            { size: 42, color: '#ffffff', bold: true, align: 'center' },
            { id: id('editorNextText') },
          ),
        ],
      ),
    ],
    '#000000',
  );
}
