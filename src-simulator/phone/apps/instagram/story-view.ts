import { words } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, whole, type UiNode } from '../../screen/node.ts';
import { sample } from '../view-context.ts';
import type { InstagramContext } from './instagram-context.ts';
import { findPerson } from './world.ts';

/** Somebody's story. */
export function storyView(author: string, context: InstagramContext): UiNode {
  const { say } = context;
  const area = rect(0, statusBarHeight, 1080, contentBottom - statusBarHeight);
  const footer = rect(0, area.bottom - 180, 1080, 180);
  const header = rect(0, area.top + 30, 1080, 170);
  const ago = say.ago({ count: 3, unit: 'hour' });
  const white = '#ffffff';
  const shade = { kind: 'gradient', from: 'rgba(0,0,0,0.55)', to: 'rgba(0,0,0,0)' } as const;
  return node('FrameLayout', whole, { id: 'reel_viewer_root', look: { kind: 'fill', color: '#000000' } }, [
    node(
      'FrameLayout',
      rect(0, area.top, 1080, footer.top - area.top),
      { id: 'reel_viewer_media_container' },
      [
        node('View', rect(0, area.top, 1080, footer.top - area.top), {
          look: { kind: 'picture', sha256: sample(context, findPerson(author)?.posts[0]?.picture ?? 0) },
        }),
      ],
    ),
    node('ViewGroup', header, { id: 'reel_viewer_header', look: shade }, [
      node('View', rect(20, area.top + 14, 1040, 6), {
        id: 'reel_viewer_progress_bar',
        look: { kind: 'fill', color: 'rgba(255,255,255,0.7)', radius: 3 },
      }),
      node('FrameLayout', rect(34, header.top + 20, 100, 100), {
        id: 'reel_viewer_profile_picture',
        look: { kind: 'avatar', name: author },
      }),
      node('TextView', rect(156, header.top + 30, 520, 60), {
        id: 'reel_viewer_title',
        text: author,
        look: words(author, { size: 40, color: white, bold: true }),
      }),
      node('TextView', rect(700, header.top + 30, 280, 60), {
        id: 'reel_viewer_timestamp',
        text: ago,
        look: words(ago, { size: 34, color: white }),
      }),
    ]),
    node('LinearLayout', footer, { id: 'viewer_reel_item_toolbar_container' }, [
      node('Button', rect(40, footer.top + 30, 760, 120), {
        id: 'message_composer_container',
        description: say.story.hint,
        onTap: { kind: 'nothing' },
        look: [
          { kind: 'outline', color: white, radius: 60, width: 3 },
          words(`     ${say.story.hint}`, { size: 36, color: white }),
        ],
      }),
      node('ImageView', rect(830, footer.top + 40, 100, 100), {
        id: 'toolbar_like_button',
        description: say.story.like,
        onTap: { kind: 'nothing' },
        look: { kind: 'icon', name: 'heart', size: 66, color: white },
      }),
      node('ImageView', rect(950, footer.top + 40, 100, 100), {
        id: 'toolbar_reshare_button',
        description: say.story.send,
        onTap: { kind: 'nothing' },
        look: { kind: 'icon', name: 'send', size: 66, color: white },
      }),
    ]),
  ]);
}
