import { palette } from '../../screen/look.ts';
import { contentBottom, node, rect, whole, type UiNode } from '../../screen/node.ts';

/** The views every Android activity is wrapped in, with the app's own inside. */
export function activity(children: readonly (UiNode | null)[]): UiNode {
  const content = node('FrameLayout', whole, { id: 'android:id/content' }, children);
  return node('FrameLayout', whole, { look: { kind: 'fill', color: palette.paper } }, [
    node('LinearLayout', whole, {}, [
      node('FrameLayout', whole, {}, [node('LinearLayout', whole, { id: 'action_bar_root' }, [content])]),
    ]),
  ]);
}

/** The frame of a screen with tabs: pages below, `overlays` (sheets) and `notices` (snackbars) above. */
export function tabbed(
  page: UiNode,
  tabs: UiNode,
  overlays: readonly UiNode[],
  notices: readonly UiNode[],
): UiNode {
  const area = rect(0, 0, whole.right, contentBottom);
  const panel = node('ViewGroup', area, { id: 'layout_container_main_panel' }, [
    node('FrameLayout', area, { id: 'layout_container_main_wrapper' }, [
      node('FrameLayout', area, { id: 'layout_container_main' }),
      node('androidx.viewpager.widget.ViewPager', page.frame, { id: 'swipeable_tab_view_pager' }, [
        node('FrameLayout', page.frame, { id: 'layout_container_swipeable' }, [page]),
      ]),
      tabs,
    ]),
  ]);
  const above = node(
    'FrameLayout',
    area,
    { id: 'activity_and_camera_shared_views_main_container' },
    overlays,
  );
  return activity([
    node('FrameLayout', whole, { id: 'swipe_navigation_container' }, [
      node('FrameLayout', area, { id: 'bottom_sheet_camera_container' }),
      node('ViewGroup', area, { id: 'layout_container_center_right_coordinator_layout' }, [panel, above]),
      node('FrameLayout', area, { id: 'overlay_layout_container' }, notices),
    ]),
  ]);
}

/** The frame of a screen without tabs (editor, caption). */
export function modal(children: readonly (UiNode | null)[]): UiNode {
  return activity([node('ViewGroup', whole, { id: 'layout_container_parent' }, children)]);
}
