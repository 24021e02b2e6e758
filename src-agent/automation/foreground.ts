import { isOnScreen } from './match.ts';
import type { ScreenNode, ScreenTree } from './source/screen-tree.ts';
import { selfAndDescendants } from './source/screen-tree.ts';

/** Keyboards are windows of their own that stand beside an app, not in front of it. */
const keyboard = /inputmethod|honeyboard|swiftkey|keyboard/i;
const systemUi = 'com.android.systemui';

/** A bar of the system takes at most this part of the screen's height or width. */
const barPart = 0.15;
/** What is smaller than this part of the screen is an ornament. */
const ornamentPart = 0.02;

/** The package of the window in front, not counting bars, keyboards and ornaments; null where there is none. */
export function foregroundPackage(tree: ScreenTree): string | null {
  const front = tree.roots.find((root) => isLarge(root, tree) && !isBeside(root, tree));
  return front?.packageName ?? null;
}

function isLarge({ bounds }: ScreenNode, { width, height }: ScreenTree): boolean {
  const area = (bounds.right - bounds.left) * (bounds.bottom - bounds.top);
  return area > 0 && area >= width * height * ornamentPart;
}

/** The system's own windows stand beside an app while they are bars or empty; a dialog or the opened shade does not. */
function isBeside(root: ScreenNode, tree: ScreenTree): boolean {
  if (keyboard.test(root.packageName)) return true;
  if (root.packageName !== systemUi) return false;
  const { left, top, right, bottom } = root.bounds;
  if (bottom - top <= tree.height * barPart || right - left <= tree.width * barPart) return true;
  for (const node of selfAndDescendants(root))
    if (isOnScreen(node, tree) && (node.clickable || node.text !== null)) return false;
  return true;
}
