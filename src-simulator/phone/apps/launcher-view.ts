import { palette, words, type IconName } from '../screen/look.ts';
import { node, rect, whole, type UiNode } from '../screen/node.ts';
import type { PhoneEvent } from './phone-event.ts';
import { platformName } from '../../../src-shared/platform-rules.ts';
import type { Platform } from '../../../src-shared/domain/platform.ts';
import type { GalleryPicture } from './phone-state.ts';

/** The home screen with its apps. */
export function launcherView(clock: string): UiNode {
  return node('FrameLayout', whole, { look: { kind: 'gradient', from: '#22304f', to: '#7a5c8e' } }, [
    node('FrameLayout', whole, { id: 'android:id/content' }, [
      node('TextView', rect(90, 420, 900, 220), {
        id: 'clock',
        text: clock,
        look: words(clock, { size: 170, color: '#ffffff', align: 'center' }),
      }),
      appIcon(60, 'Instagram', 'camera', '#d6249f', { kind: 'start_app', front: 'instagram' }),
      appIcon(300, 'Threads', 'comment', '#101418', { kind: 'start_app', front: 'threads' }),
      appIcon(540, 'TikTok', 'reels', '#111111', { kind: 'start_app', front: 'tiktok' }),
      appIcon(780, 'Gallery', 'image', '#2f7de1', { kind: 'start_app', front: 'gallery' }),
    ]),
  ]);
}

function appIcon(left: number, label: string, icon: IconName, color: string, onTap: PhoneEvent): UiNode {
  return node(
    'TextView',
    rect(left, 1820, 240, 290),
    { id: 'icon', text: label, description: label, onTap },
    [
      node('ImageView', rect(left + 30, 1830, 180, 180), {
        look: [
          { kind: 'fill', color, radius: 48 },
          { kind: 'icon', name: icon, size: 110, color: '#ffffff' },
        ],
      }),
      node('View', rect(left, 2024, 240, 60), {
        look: words(label, { size: 36, color: '#ffffff', align: 'center' }),
      }),
    ],
  );
}

/** The phone's pictures. */
export function galleryAppView(gallery: readonly GalleryPicture[]): UiNode {
  return node('FrameLayout', whole, { look: { kind: 'fill', color: palette.paper } }, [
    node('FrameLayout', whole, { id: 'android:id/content' }, [
      node('TextView', rect(48, 110, 900, 100), {
        id: 'title',
        text: 'Gallery',
        look: words('Gallery', { size: 60, color: palette.ink, bold: true }),
      }),
      ...gallery.slice(0, 18).map(({ path, sha256 }, at) =>
        node('ImageView', rect((at % 3) * 362, 250 + Math.floor(at / 3) * 362, 356, 356), {
          id: 'picture',
          description: path.split('/').at(-1) ?? path,
          look: { kind: 'picture', sha256 },
        }),
      ),
    ]),
  ]);
}

/** "Instagram keeps stopping", from the system. */
export function crashDialog(app: Platform): UiNode {
  const area = rect(90, 980, 900, 480);
  const title = `${platformName(app)} keeps stopping`;
  const button = (top: number, id: string, text: string, onTap: PhoneEvent) =>
    node('Button', rect(90, top, 900, 130), {
      id,
      text,
      onTap,
      look: words(text, { size: 42, color: palette.ink, align: 'center' }),
    });
  return node('FrameLayout', area, { look: { kind: 'fill', color: palette.paper, radius: 48 } }, [
    node('TextView', rect(140, 1020, 800, 110), {
      id: 'android:id/alertTitle',
      text: title,
      look: words(title, { size: 50, color: palette.ink, bold: true }),
    }),
    button(1160, 'android:id/aerr_restart', 'Open app again', { kind: 'start_app', front: app }),
    button(1300, 'android:id/aerr_close', 'Close app', {
      kind: 'go',
      to: { kind: 'front', front: 'launcher' },
    }),
  ]);
}
