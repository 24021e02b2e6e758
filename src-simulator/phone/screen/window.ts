import type { UiNode } from './node.ts';

/**
 * What is on the screen. Automation sees the active window only (`root`), as the real server does by default;
 * `behind` is what a dialog stands in front of, and `keyboard` takes the taps in its area.
 */
export type ScreenView = {
  readonly name: string;
  readonly packageName: string;
  readonly activity: string;
  readonly root: UiNode;
  readonly behind: UiNode | null;
  readonly keyboard: boolean;
};

/** Where the keyboard begins. */
export const keyboardTop = 1560;
