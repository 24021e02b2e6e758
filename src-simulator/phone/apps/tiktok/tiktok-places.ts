import { palette } from '../../screen/look.ts';
import { contentBottom, node, whole, type UiNode } from '../../screen/node.ts';

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
