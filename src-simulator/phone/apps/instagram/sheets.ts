import { palette, words, type IconName } from '../../screen/look.ts';
import { clip, contentBottom, node, rect, screenSize, type UiNode } from '../../screen/node.ts';
import { toGallery, toScreen } from './back-from.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { InstagramState } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';

const rowHeight = 132;
const titleHeight = 176;
const cornerRadius = 44;

const closes = toScreen({ name: 'profile', scroll: 0 });

type SheetRow = {
  readonly id?: string;
  readonly label: string;
  readonly description: string;
  readonly icon: IconName | null;
  readonly selected: boolean;
  readonly onTap: PhoneEvent;
};

/** "Create": what can be made. */
export function createSheet({ create }: Sayings): UiNode {
  return sheet(create.title, closes, [
    creation(create.reel[0], create.reel[1], 'reels', toGallery('video')),
    creation('Edits', 'Edits', 'sparkles'),
    creation(create.post[0], create.post[1], 'grid', toGallery('photo')),
    creation(create.story[0], create.story[1], 'plus', toGallery('story')),
    creation('Highlight', 'Highlight', 'heart'),
    creation('Ad', 'Ad', 'tag'),
  ]);
}

/** The accounts signed in on this phone, the one in use ticked. */
export function accountSwitcher(state: InstagramState, { profile }: Sayings): UiNode {
  const accounts = state.accounts.map(({ handle }): SheetRow => ({
    label: handle,
    description: handle,
    icon: null,
    selected: handle === state.active,
    onTap: { kind: 'switch_account', handle },
  }));
  return sheet('', closes, [...accounts, creation(profile.addAccount, profile.addAccount, 'plus')]);
}

/** What can be done about somebody who is followed. */
export function followSheet(handle: string, { profile }: Sayings, back: PhoneEvent): UiNode {
  const end: PhoneEvent = {
    kind: 'in_instagram',
    act: { kind: 'set_follow', target: handle, following: false },
  };
  const row = (label: string, icon: IconName, onTap: PhoneEvent, id = ''): SheetRow => ({
    ...creation(label, label, icon, onTap),
    id,
  });
  return sheet(handle, back, [
    row(profile.mute, 'bookmark', { kind: 'nothing' }),
    row(profile.restrict, 'users', { kind: 'nothing' }),
    row(profile.unfollow, 'close', end, 'follow_sheet_unfollow_row'),
  ]);
}

/** A sheet over a dimmed page. What it covers stays in the tree; a tap beside it closes it. */
function sheet(title: string, onClose: PhoneEvent, rows: readonly SheetRow[]): UiNode {
  const top = contentBottom - titleHeight - rows.length * rowHeight - 40;
  // The round corners at the bottom are below the edge of the screen.
  const area = rect(0, top, 1080, screenSize.height + cornerRadius - top);
  const page = rect(0, 0, 1080, screenSize.height);
  const body = rect(0, top + titleHeight, 1080, contentBottom - top - titleHeight);
  const heading = rect(240, top + 72, 600, 96);
  const looks = [{ kind: 'fill', color: palette.paper, radius: cornerRadius } as const];
  return node('FrameLayout', page, { id: 'bottom_sheet_container' }, [
    node('Button', page, {
      id: 'background_dimmer',
      // The real app ships this label unresolved.
      description: '@2131954894',
      onTap: onClose,
      look: { kind: 'shade', opacity: 0.55 },
    }),
    clip(
      node(
        'FrameLayout',
        area,
        { id: 'layout_container_bottom_sheet', onTap: { kind: 'nothing' }, look: looks },
        [
          node('ImageView', rect(490, top + 26, 100, 10), {
            id: 'bottom_sheet_drag_handle_prism',
            look: { kind: 'fill', color: '#c9ccd1', radius: 5 },
          }),
          title === ''
            ? null
            : node('TextView', heading, {
                id: 'title_text_view',
                text: title,
                look: words(title, { size: 42, color: palette.ink, bold: true, align: 'center' }),
              }),
          node('FrameLayout', body, { id: 'bottom_sheet_container_view' }, [
            node(
              'androidx.recyclerview.widget.RecyclerView',
              body,
              { id: 'recycler_view' },
              rows.map((entry, at) => sheetRow(entry, body.top + at * rowHeight)),
            ),
          ]),
        ],
      ),
      page,
    ),
  ]);
}

function sheetRow(entry: SheetRow, top: number): UiNode {
  const icon = rect(40, top + 26, 80, 80);
  return node(
    'Button',
    rect(0, top, 1080, rowHeight),
    {
      id: entry.id ?? '',
      description: entry.description,
      flags: entry.selected ? ['selected'] : [],
      onTap: entry.onTap,
    },
    [
      node('ImageView', icon, {
        id: 'image',
        look:
          entry.icon === null
            ? { kind: 'avatar', name: entry.label }
            : { kind: 'icon', name: entry.icon, size: 60 },
      }),
      node('ViewGroup', rect(150, top + 20, 760, 92), { id: 'label_container' }, [
        node('TextView', rect(150, top + 36, 760, 60), {
          id: 'label',
          text: entry.label,
          look: words(entry.label, { size: 40, color: palette.ink, bold: entry.selected }),
        }),
      ]),
      entry.selected
        ? node('ImageView', rect(960, top + 36, 60, 60), {
            id: 'checkmark',
            look: { kind: 'icon', name: 'check', size: 60, color: palette.blue },
          })
        : null,
    ],
  );
}

function creation(
  label: string,
  description: string,
  icon: IconName,
  onTap: PhoneEvent = { kind: 'nothing' },
): SheetRow {
  return { label, description, icon, selected: false, onTap };
}
