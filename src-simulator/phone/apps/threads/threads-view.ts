import { words } from '../../screen/look.ts';
import { node, rect, screenSize } from '../../screen/node.ts';
import type { ScreenView } from '../../screen/window.ts';
import type { PhoneState } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';

/** What the app shows. */
export function threadsView(
  state: PhoneState,
  context: ViewContext,
): Omit<ScreenView, 'packageName' | 'activity'> {
  void context;
  const { name } = state.threads.screen;
  const whole = rect(0, 0, screenSize.width, screenSize.height);
  const root = node('FrameLayout', whole, { id: 'android:id/content' }, [
    node('TextView', rect(48, 110, 900, 100), { text: 'Threads', look: words('Threads', { size: 60 }) }),
  ]);
  return { name: `threads_${name}`, root, behind: null, keyboard: false };
}
