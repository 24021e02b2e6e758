import { palette, words, type Look } from '../../screen/look.ts';
import { contentBottom, node, rect, whole, type Rect, type UiNode } from '../../screen/node.ts';
import type { OtherProfile } from './tiktok-state.ts';
import { does, label, nothing, to, type TikTokUi } from './tiktok-ui.ts';

const rowHeight = 150;

/** The accounts that are signed in. A row's description is the handle. */
export function accountSwitcher(ui: TikTokUi): UiNode {
  const { id, say, app } = ui;
  const height = 190 + (app.accounts.length + 1) * rowHeight;
  return sheet(ui, height, say.switchAccount, (top) => [
    ...app.accounts.map(({ handle, displayName }, at) => {
      const area = rect(0, top + at * rowHeight, 1080, rowHeight);
      return node(
        'Button',
        area,
        { id: id('accountRow'), description: handle, onTap: does({ kind: 'switch_account', handle }) },
        [
          node('ImageView', rect(44, area.top + 20, 110, 110), {
            look: { kind: 'avatar', name: displayName },
          }),
          label(
            rect(190, area.top + 40, 640, 70),
            handle,
            { size: 42, bold: true },
            { id: id('accountName') },
          ),
          handle === app.active
            ? node('ImageView', rect(960, area.top + 45, 60, 60), {
                id: id('accountCheck'),
                description: say.checkmark,
                look: { kind: 'icon', name: 'check', size: 56, color: '#fe2c55' },
              })
            : null,
        ],
      );
    }),
    row(rect(0, top + app.accounts.length * rowHeight, 1080, rowHeight), say.addAccount, { onTap: nothing }),
  ]);
}

/** Whether one really wants to end following. */
export function unfollowSheet(ui: TikTokUi, over: OtherProfile): UiNode {
  const { id, say } = ui;
  return sheet(ui, 190 + 2 * rowHeight, `@${over.handle}`, (top) => [
    row(rect(0, top, 1080, rowHeight), say.unfollow, {
      id: id('sheetAct'),
      onTap: does({ kind: 'unfollow', author: over.handle }),
    }),
    row(rect(0, top + rowHeight, 1080, rowHeight), say.cancel, { id: id('sheetAct'), onTap: to(over) }),
  ]);
}

/** What becomes of a video that is not posted. */
export function discardSheet(ui: TikTokUi, video: string): UiNode {
  const { id, say } = ui;
  const rows = [
    [say.discard, to({ name: 'camera' })],
    [say.saveDraft, nothing],
    [say.keepEditing, to({ name: 'editor', video })],
  ] as const;
  return sheet(ui, 190 + rows.length * rowHeight, say.discardTitle, (top) =>
    rows.map(([text, onTap], at) =>
      row(rect(0, top + at * rowHeight, 1080, rowHeight), text, { id: id('sheetAct'), onTap }),
    ),
  );
}

function row(area: Rect, text: string, facts: Parameters<typeof node>[2]): UiNode {
  return node('Button', area, {
    text,
    look: words(text, { size: 42, color: palette.ink, align: 'center' }),
    ...facts,
  });
}

/** A sheet at the bottom; its rows begin at the given edge. */
function sheet(
  { id, say }: TikTokUi,
  height: number,
  title: string,
  rows: (top: number) => readonly UiNode[],
): UiNode {
  const top = contentBottom - height;
  const card: readonly Look[] = [{ kind: 'fill', color: palette.paper, radius: 36 }];
  return node('FrameLayout', whole, {}, [
    node('View', rect(0, 0, 1080, top), { id: id('popupDim'), onTap: { kind: 'back' } }),
    node('FrameLayout', rect(0, top, 1080, height + 48), { description: say.bottomSheet, look: card }, [
      label(
        rect(180, top + 40, 720, 80),
        title,
        { size: 44, bold: true, align: 'center' },
        { id: id('sheetTitle') },
      ),
      node('ImageView', rect(950, top + 36, 90, 90), {
        id: id('sheetClose'),
        description: say.close,
        onTap: { kind: 'back' },
        look: { kind: 'icon', name: 'close', size: 48 },
      }),
      ...rows(top + 170),
    ]),
  ]);
}
