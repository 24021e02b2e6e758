import { palette, words, type IconName } from '../../screen/look.ts';
import { contentBottom, node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { modal } from './app-frame.ts';
import { actionBarHeight } from './home-view.ts';
import type { InstagramScreen } from './instagram-state.ts';
import type { Sayings } from './sayings.ts';
import { titleBar } from './title-bar.ts';

type Caption = Extract<InstagramScreen, { name: 'caption' }>;

const footerHeight = 190;
const rowHeight = 128;

const icons: readonly IconName[] = ['users', 'pin', 'compass', 'send'];

/** "New post": the caption and Share. While it is typed, the keyboard covers the footer and OK ends it. */
export function captionView(screen: Caption, say: Sayings): UiNode {
  const { caption, typing } = screen;
  const { create } = say;
  const top = statusBarHeight + actionBarHeight;
  const body = rect(0, top, 1080, contentBottom - footerHeight - top);
  const button = node('Button', rect(890, statusBarHeight + 18, 180, 100), {
    id: 'action_bar_button_text',
    text: create.ok,
    description: create.ok,
    onTap: { kind: 'finish_typing' },
    look: words(create.ok, { size: 38, color: palette.blue, bold: true, align: 'center' }),
  });
  return modal([
    node(
      'FrameLayout',
      rect(0, statusBarHeight, 1080, contentBottom - statusBarHeight),
      { id: 'layout_container_main' },
      [
        node('ScrollView', body, { id: 'scroll_view' }, [
          node('LinearLayout', body, { id: 'content_view' }, [
            node('ImageView', rect(340, top + 20, 400, 400), {
              id: 'media_preview',
              description: create.preview,
              look: { kind: 'picture', sha256: screen.files[0] ?? '', radius: 24 },
            }),
            captionField(rect(40, top + 450, 1000, 300), caption, typing, create.hint),
            addOns(top + 760),
            ...create.options.map(([label, value], at) =>
              optionRow(
                label,
                value,
                icons[at] ?? 'send',
                rect(0, top + 880 + at * rowHeight, 1080, rowHeight),
              ),
            ),
          ]),
        ]),
        footer(say),
      ],
    ),
    titleBar(screen.making === 'video' ? create.newReel : create.newPost, say, typing ? button : null),
  ]);
}

function captionField(area: Rect, caption: string, typing: boolean, hint: string): UiNode {
  return node('AutoCompleteTextView', area, {
    id: 'caption_input_text_view',
    text: caption,
    hint,
    flags: typing ? ['focused', 'long-clickable'] : ['long-clickable'],
    onTap: { kind: 'focus_caption' },
    look: words(caption === '' ? hint : typing ? `${caption}|` : caption, {
      size: 40,
      color: caption === '' ? palette.muted : palette.ink,
      lines: 5,
    }),
  });
}

function addOns(top: number): UiNode {
  const labels = ['Hashtags', 'Poll', 'Prompt'];
  return node(
    'androidx.recyclerview.widget.RecyclerView',
    rect(0, top, 1080, 110),
    { id: 'caption_add_on_recyclerview' },
    labels.map((label, at) =>
      node(
        'Button',
        rect(40 + at * 240, top + 12, 220, 84),
        { onTap: { kind: 'nothing' }, look: { kind: 'fill', color: palette.field, radius: 42 } },
        [
          node('TextView', rect(50 + at * 240, top + 24, 200, 60), {
            id: 'suggestion_text',
            text: label,
            look: words(label, { size: 32, color: palette.ink, align: 'center' }),
          }),
        ],
      ),
    ),
  );
}

function optionRow(label: string, value: string, icon: IconName, area: Rect): UiNode {
  return node('Button', area, { onTap: { kind: 'nothing' } }, [
    node('ImageView', rect(40, area.top + 34, 60, 60), {
      id: 'icon',
      look: { kind: 'icon', name: icon, size: 56 },
    }),
    node('TextView', rect(128, area.top + 30, 500, 68), {
      id: 'title',
      text: label,
      look: words(label, { size: 40, color: palette.ink }),
    }),
    value === ''
      ? null
      : node('TextView', rect(640, area.top + 30, 330, 68), {
          id: 'inline_subtitle',
          text: value,
          look: words(value, { size: 36, color: palette.muted, align: 'right' }),
        }),
    node('ImageView', rect(990, area.top + 42, 44, 44), {
      id: 'chevron_icon',
      look: { kind: 'icon', name: 'chevron_right', size: 44, color: palette.muted },
    }),
  ]);
}

function footer({ create }: Sayings): UiNode {
  const area = rect(0, contentBottom - footerHeight, 1080, footerHeight);
  const draft = rect(40, area.top + 38, 480, 112);
  const share = rect(560, area.top + 38, 480, 112);
  const label = (place: Rect, text: string, color: string) =>
    node('TextView', rect(place.left + 40, place.top + 26, 400, 60), {
      text,
      look: words(text, { size: 40, color, bold: true, align: 'center' }),
    });
  return node('LinearLayout', area, { id: 'share_button_container' }, [
    node('ViewGroup', area, { id: 'footer_button_container', look: { kind: 'fill', color: palette.paper } }, [
      node(
        'Button',
        draft,
        {
          id: 'save_draft_button',
          description: create.saveDraft,
          onTap: { kind: 'nothing' },
          look: { kind: 'fill', color: palette.field, radius: 28 },
        },
        [label(draft, create.saveDraft, palette.ink)],
      ),
      node(
        'FrameLayout',
        share,
        {
          id: 'share_button',
          description: create.share,
          onTap: { kind: 'share', refusal: null },
          look: { kind: 'fill', color: '#4a5df9', radius: 28 },
        },
        [label(share, create.share, '#ffffff')],
      ),
    ]),
  ]);
}
