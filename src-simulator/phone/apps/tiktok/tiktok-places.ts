import { palette } from '../../screen/look.ts';
import { gestureBarHeight, node, rect, screenSize, type UiNode } from '../../screen/node.ts';

const { width, height } = screenSize;

/** The whole screen. */
export const whole = rect(0, 0, width, height);

/** Below which the system's gesture handle is. */
export const contentBottom = height - gestureBarHeight;

/** Where the five tabs begin; a video takes all above them, so that two videos are as far apart. */
export const tabsTop = contentBottom - 117;

/** The views every Android activity is wrapped in, with the app's own inside. */
export function activity(children: readonly (UiNode | null)[], color: string = palette.paper): UiNode {
  return node('FrameLayout', whole, { look: { kind: 'fill', color } }, [
    node('LinearLayout', whole, {}, [
      node('FrameLayout', whole, { id: 'android:id/content' }, [node('FrameLayout', whole, {}, children)]),
    ]),
  ]);
}
