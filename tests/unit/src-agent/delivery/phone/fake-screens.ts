import { assertNever } from '../../../../../src-shared/assert-never.ts';
import type { Thing } from './fake-source.ts';

/** Where the app is. */
export type Screen =
  | 'launcher'
  | 'home'
  | 'profile'
  | 'accounts'
  | 'create'
  | 'gallery'
  | 'editor'
  | 'caption'
  | 'post'
  | 'challenge'
  | 'blocked'
  | 'login'
  | 'rate'
  | 'strange'
  | 'blank';

/** The state of the app that its screens follow from, and what its buttons can do to it. */
export type FakeApp = {
  screen: Screen;
  active: string;
  selected: number;
  focused: boolean;
  readonly accounts: readonly string[];
  readonly posts: readonly string[];
  readonly upload: object | null;
  readonly notice: 'none' | 'done' | 'refused';
  readonly newestAdded: string;
  readonly caption: string;
  readonly slide: number;
  share(): void;
  openSheet(): void;
  closePopup(): void;
};

/** What the app shows now. */
export function thingsOn(app: FakeApp): Thing[] {
  const go = (screen: Screen) => () => {
    app.screen = screen;
  };
  const rows = (texts: readonly string[]): Thing[] =>
    texts.map((text, index) => ({
      text,
      type: 'TextView',
      at: [100, 300 + index * 100, 900, 380 + index * 100],
    }));
  const profileTab: Thing = {
    id: 'profile_tab',
    says: 'Profile',
    at: [800, 1900, 1000, 2000],
    flags: app.screen === 'profile' ? 'selected' : '',
    tap: go('profile'),
  };
  const button = (id: string, text: string, tap: () => void, top = 1700): Thing => ({
    id,
    type: 'Button',
    text,
    says: text,
    at: [100, top, 900, top + 80],
    tap,
  });
  const sheet = (things: readonly Thing[]): Thing[] =>
    things.map((thing) => ({ ...thing, within: 'bottom_sheet_container_view' }));
  const down = app.slide;
  switch (app.screen) {
    case 'launcher':
      return [{ text: 'Instagram', at: [0, 0, 100, 100], tap: go('home') }];
    case 'home':
      return [
        { id: 'title_logo', says: 'Instagram Home Feed', at: [300, 50, 700, 150] },
        ...notices(app),
        {
          id: 'feed_tab',
          says: 'Home',
          at: [0, 1900, 200, 2000],
          flags: 'selected',
          tap: go('home'),
        },
        profileTab,
      ];
    case 'profile':
      return [
        { says: 'Create New', at: [0, 50, 100, 150], tap: () => app.openSheet() },
        { id: 'action_bar_title', text: app.active, at: [300, 50, 700, 150], tap: go('accounts') },
        {
          id: 'profile_header_familiar_post_count_value',
          text: String(app.posts.length),
          at: [400, 300, 500, 350],
        },
        ...app.posts.slice(0, 3).map((_caption, column): Thing => ({
          id: 'image_button',
          type: 'Button',
          at: [column * 330, 900, column * 330 + 320, 1300],
          tap: go('post'),
        })),
        profileTab,
      ];
    case 'accounts':
      return sheet([
        ...app.accounts.map((handle, index): Thing => ({
          text: handle,
          at: [0, 1200 + index * 100, 1000, 1300 + index * 100],
          tap: () => {
            app.active = handle;
            app.screen = 'profile';
          },
        })),
        { text: 'Add Instagram account', at: [0, 1800, 1000, 1900], tap: () => undefined },
      ]);
    case 'create':
      return sheet([
        { id: 'title_text_view', text: 'Create', at: [300, 900, 700, 1000] },
        { says: 'Create new reel', at: [0, 1000 + down, 1000, 1100 + down], tap: go('strange') },
        { says: 'Create new post', at: [0, 1100 + down, 1000, 1200 + down], tap: go('gallery') },
      ]);
    case 'gallery':
      return [
        { id: 'new_post_title', text: 'New post', at: [300, 50, 700, 150] },
        { id: 'next_button_textview', says: 'Next', at: [800, 50, 1000, 150], tap: go('editor') },
        { id: 'gallery_picker_view', at: [0, 200, 1000, 2000] },
        ...[0, 1, 2].map((place): Thing => ({
          id: 'gallery_grid_item_thumbnail',
          says: `${place === app.selected ? 'Selected' : 'Unselected'} photo thumbnail, Added on ${place === 0 ? app.newestAdded : '3 days ago'}`,
          at: [place * 300, 1400, place * 300 + 280, 1680],
          tap: () => {
            app.selected = place;
          },
        })),
      ];
    case 'editor':
      return [
        { id: 'creation_toolbar_recyclerview', at: [0, 1500, 1000, 1600] },
        button('clips_right_action_button', 'Next', go('caption')),
      ];
    case 'caption':
      return captionScreen(app, button);
    case 'post':
      return [
        { id: 'action_bar_button_back', says: 'Back', at: [0, 50, 100, 150], tap: go('profile') },
        { id: 'row_feed_photo_profile_name', text: app.active, at: [100, 200, 500, 250] },
        { id: 'row_feed_button_like', says: 'Like', at: [0, 1300, 80, 1380], tap: () => undefined },
        {
          id: 'row_feed_comment_textview_layout',
          text: `${app.active} ${app.posts[0]}`,
          at: [0, 1400, 1000, 1500],
        },
        // The app tells of an upload on whatever screen is in front.
        ...notices(app),
        profileTab,
      ];
    case 'challenge':
      return [...rows(["Confirm it's you", 'Phone Number']), button('', 'Continue', go('home'))];
    case 'blocked':
      return [
        { id: 'igds_alert_dialog_headline', text: 'Try Again Later', at: [100, 800, 900, 900] },
        button('igds_alert_dialog_primary_button', 'OK', go('home')),
      ];
    case 'login':
      return [
        {
          id: 'login_username',
          type: 'EditText',
          text: 'Username',
          at: [100, 800, 900, 900],
          tap: () => undefined,
        },
      ];
    case 'rate':
      return [
        { id: 'appirater_title_area', text: 'Rate Instagram', at: [100, 700, 900, 800] },
        { id: 'appirater_message_area', text: 'Would you mind?', at: [100, 800, 900, 900] },
        button('appirater_rate_button', 'Rate Instagram', go('strange'), 1000),
        button('appirater_rate_later_button', 'Remind me later', go('strange'), 1100),
        button('appirater_cancel_button', 'No, thanks', () => app.closePopup(), 1200),
      ];
    case 'strange':
      return [...rows(['Something new']), button('', 'Try it', go('home'))];
    case 'blank':
      return [{ at: [0, 0, 1000, 2000] }];
    default:
      return assertNever(app.screen);
  }
}

function notices(app: FakeApp): Thing[] {
  const texts = [
    app.upload ? 'Sharing…' : null,
    app.notice === 'done' ? 'Done posting. Want to send it directly to friends?' : null,
    app.notice === 'refused' ? "Photo can't be posted" : null,
  ];
  return texts
    .filter((text) => text !== null)
    .map((text, index) => ({
      id: 'row_pending_media_status_textview',
      type: 'TextView',
      text,
      at: [0, 300 + index * 100, 1000, 380 + index * 100],
    }));
}

function captionScreen(app: FakeApp, button: (id: string, text: string, tap: () => void) => Thing): Thing[] {
  const field: Thing = {
    id: 'caption_input_text_view',
    type: 'AutoCompleteTextView',
    text: app.caption || 'Write a caption…',
    at: [0, 300, 1000, 500],
    flags: [app.caption ? '' : 'showing-hint', app.focused ? 'focused' : ''].join(' '),
    tap: () => {
      app.focused = true;
    },
  };
  const ok: Thing = {
    id: 'action_bar_button_text',
    text: 'OK',
    at: [850, 50, 1000, 150],
    tap: () => {
      app.focused = false;
    },
  };
  return [field, app.focused ? ok : button('share_button', 'Share', () => app.share())];
}
