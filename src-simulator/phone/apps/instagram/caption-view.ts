import { palette, words, type IconName } from '../../screen/look.ts';
import { node, rect, statusBarHeight, type Rect, type UiNode } from '../../screen/node.ts';
import { contentBottom, modal } from './app-frame.ts';
import { actionBarHeight } from './home-view.ts';
import { titleBar } from './title-bar.ts';

const hint = 'Write a caption and add hashtags…';
const footerHeight = 190;
const rowHeight = 128;

const rows: readonly (readonly [string, string, IconName])[] = [
  ['Tag people', '', 'users'],
  ['Add location', '', 'pin'],
  ['Audience', 'Everyone', 'compass'],
  ['Also share on…', 'Off', 'send'],
];

/** "New post": the caption and Share. While it is typed, the keyboard covers the footer and OK ends it. */
export function captionView(picture: string, caption: string, typing: boolean): UiNode {
  const top = statusBarHeight + actionBarHeight;
  const body = rect(0, top, 1080, contentBottom - footerHeight - top);
  const button = node('Button', rect(930, statusBarHeight + 18, 140, 100), {
    id: 'action_bar_button_text',
    text: 'OK',
    description: 'OK',
    onTap: { kind: 'finish_typing' },
    look: words('OK', { size: 42, color: palette.blue, bold: true, align: 'center' }),
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
              description: 'Photo preview thumbnail',
              look: { kind: 'picture', sha256: picture, radius: 24 },
            }),
            captionField(rect(40, top + 450, 1000, 300), caption, typing),
            addOns(top + 760),
            ...rows.map(([label, value, icon], at) =>
              optionRow(label, value, icon, rect(0, top + 880 + at * rowHeight, 1080, rowHeight)),
            ),
          ]),
        ]),
        footer(),
      ],
    ),
    titleBar('New post', typing ? button : null),
  ]);
}

function captionField(area: Rect, caption: string, typing: boolean): UiNode {
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

function footer(): UiNode {
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
          description: 'Save draft',
          onTap: { kind: 'nothing' },
          look: { kind: 'fill', color: palette.field, radius: 28 },
        },
        [label(draft, 'Save draft', palette.ink)],
      ),
      node(
        'FrameLayout',
        share,
        {
          id: 'share_button',
          description: 'Share',
          onTap: { kind: 'share', refusal: null },
          look: { kind: 'fill', color: '#4a5df9', radius: 28 },
        },
        [label(share, 'Share', '#ffffff')],
      ),
    ]),
  ]);
}
