import { assertNever } from '../../../../../src-shared/assert-never.ts';
import type { Clock } from '../../../../../src-agent/automation/clock.ts';
import type { HeldLease, PhoneDriver, Phones, Point } from '../../../../../src-agent/devices/phone-driver.ts';
import { PhoneError } from '../../../../../src-agent/devices/phone-driver.ts';
import type { Thing } from './fake-app.ts';
import { sourceOf } from './fake-app.ts';

type Screen =
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

/**
 * A phone with a photo app that behaves: a small state machine with a clock of its own. Tests read what was done to
 * it and change how it behaves through its fields.
 */
export class FakePhone implements PhoneDriver, Phones, Clock {
  screen: Screen = 'launcher';
  accounts = ['harbor.coffee'];
  active = 'harbor.coffee';
  /** Captions, newest first. */
  posts: string[] = ['Third', 'Second', 'First'];
  version: string | null = '410.0.0.53.71';
  upload: { caption: string; endsAt: number } | null = null;
  uploadMs = 1000;
  notice: 'none' | 'done' | 'refused' = 'none';
  /** What becomes of an upload. */
  fate: 'posted' | 'refused' | 'posted_silently' | 'lost' = 'posted';
  newestAdded = 'Just now';
  selected = 0;
  /** How far the rows of the Create sheet still have to slide up; every call brings them nearer. */
  slide = 0;
  /** What the caption field makes of what is typed. */
  typing = (text: string) => text;
  /** Runs before every call, e.g. to throw a PhoneError or to put a popup on the screen. */
  before: (call: string) => void = () => undefined;
  readonly calls: string[] = [];
  readonly taps: string[] = [];
  readonly pushed: string[] = [];
  readonly removed: string[] = [];
  sessions = 0;
  closed = 0;
  time = 0;
  #caption = '';
  #focused = false;
  #popupOver: Screen = 'home';
  #pictures = 0;

  now = () => this.time;

  async delay(milliseconds: number): Promise<void> {
    this.time += milliseconds;
  }

  async open(lease: HeldLease, signal: AbortSignal): Promise<PhoneDriver> {
    this.#call('open');
    lease.assertHeld();
    this.sessions++;
    signal.addEventListener('abort', () => {
      this.before = () => {
        throw new PhoneError('cancelled', 'cut off');
      };
    });
    return this;
  }

  async pushMedia(_lease: HeldLease, _localPath: string, fileName: string): Promise<string> {
    this.#call('push');
    this.pushed.push(fileName);
    return `/sdcard/Pictures/${fileName}`;
  }

  async removeMedia(_lease: HeldLease, remotePath: string): Promise<void> {
    this.removed.push(remotePath);
  }

  async appVersion(): Promise<string | null> {
    this.#call('version');
    return this.version;
  }

  async source(): Promise<string> {
    this.#call('source');
    return sourceOf(
      this.#things(),
      this.screen === 'launcher' ? 'com.android.launcher3' : 'com.instagram.android',
    );
  }

  async screenshot(): Promise<Uint8Array> {
    this.#call('screenshot');
    return Uint8Array.of(++this.#pictures);
  }

  async tap({ x, y }: Point): Promise<void> {
    const hit = this.#things().findLast(
      ({ at: [left, top, right, bottom], tap }) => tap && x >= left && x < right && y >= top && y < bottom,
    );
    this.taps.push(hit?.id ?? hit?.says ?? hit?.text ?? `nothing at ${x},${y}`);
    const failed = this.#attempt('tap');
    hit?.tap?.();
    failed();
  }

  async longPress(): Promise<void> {
    this.#call('longPress');
  }

  async swipe(): Promise<void> {
    this.#call('swipe');
  }

  async typeText(text: string): Promise<void> {
    this.#call('type');
    if (this.#focused) this.#caption = this.typing(text);
  }

  async pressBack(): Promise<void> {
    this.#call('back');
  }

  async restartApp(): Promise<void> {
    this.#call('restart');
    this.#focused = false;
    this.#caption = '';
    if (this.notice === 'done') this.notice = 'none';
    if (this.screen !== 'challenge') this.screen = 'home';
  }

  async activateApp(): Promise<void> {
    this.#call('activate');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.closed++;
  }

  /** A dialog over what is shown now. */
  popUp(): void {
    this.#popupOver = this.screen;
    this.screen = 'rate';
  }

  #call(name: string): void {
    this.#attempt(name)();
  }

  /** Calls take a little time; a failure is thrown after the call had its effect. */
  #attempt(name: string): () => void {
    this.calls.push(name);
    this.time += 10;
    this.slide = Math.max(0, this.slide - 40);
    this.#passTime();
    try {
      this.before(name);
      return () => undefined;
    } catch (error) {
      return () => {
        throw error;
      };
    }
  }

  #passTime(): void {
    if (!this.upload || this.time < this.upload.endsAt) return;
    const { caption } = this.upload;
    this.upload = null;
    if (this.fate === 'posted' || this.fate === 'posted_silently') this.posts.unshift(caption);
    if (this.fate === 'posted') this.notice = 'done';
    if (this.fate === 'refused') this.notice = 'refused';
  }

  #share(): void {
    this.upload = { caption: this.#caption, endsAt: this.time + this.uploadMs };
    this.screen = 'home';
  }

  #go(screen: Screen): () => void {
    return () => {
      this.screen = screen;
    };
  }

  #things(): Thing[] {
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
      flags: this.screen === 'profile' ? 'selected' : '',
      tap: this.#go('profile'),
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
    const down = this.slide;
    switch (this.screen) {
      case 'launcher':
        return [{ text: 'Instagram', at: [0, 0, 100, 100], tap: this.#go('home') }];
      case 'home':
        return [
          { id: 'title_logo', says: 'Instagram Home Feed', at: [300, 50, 700, 150] },
          ...this.#notices(),
          {
            id: 'feed_tab',
            says: 'Home',
            at: [0, 1900, 200, 2000],
            flags: 'selected',
            tap: this.#go('home'),
          },
          profileTab,
        ];
      case 'profile':
        return [
          { says: 'Create New', at: [0, 50, 100, 150], tap: this.#go('create') },
          { id: 'action_bar_title', text: this.active, at: [300, 50, 700, 150], tap: this.#go('accounts') },
          {
            id: 'profile_header_familiar_post_count_value',
            text: String(this.posts.length),
            at: [400, 300, 500, 350],
          },
          ...this.posts.slice(0, 3).map((_caption, column): Thing => ({
            id: 'image_button',
            type: 'Button',
            at: [column * 330, 900, column * 330 + 320, 1300],
            tap: this.#go('post'),
          })),
          profileTab,
        ];
      case 'accounts':
        return sheet([
          ...this.accounts.map((handle, index): Thing => ({
            text: handle,
            at: [0, 1200 + index * 100, 1000, 1300 + index * 100],
            tap: () => {
              this.active = handle;
              this.screen = 'profile';
            },
          })),
          { text: 'Add Instagram account', at: [0, 1800, 1000, 1900], tap: () => undefined },
        ]);
      case 'create':
        return sheet([
          { id: 'title_text_view', text: 'Create', at: [300, 900, 700, 1000] },
          { says: 'Create new reel', at: [0, 1000 + down, 1000, 1100 + down], tap: this.#go('strange') },
          { says: 'Create new post', at: [0, 1100 + down, 1000, 1200 + down], tap: this.#go('gallery') },
        ]);
      case 'gallery':
        return [
          { id: 'new_post_title', text: 'New post', at: [300, 50, 700, 150] },
          { id: 'next_button_textview', says: 'Next', at: [800, 50, 1000, 150], tap: this.#go('editor') },
          { id: 'gallery_picker_view', at: [0, 200, 1000, 2000] },
          ...[0, 1, 2].map((place): Thing => ({
            id: 'gallery_grid_item_thumbnail',
            says: `${place === this.selected ? 'Selected' : 'Unselected'} photo thumbnail, Added on ${place === 0 ? this.newestAdded : '3 days ago'}`,
            at: [place * 300, 1400, place * 300 + 280, 1680],
            tap: () => {
              this.selected = place;
            },
          })),
        ];
      case 'editor':
        return [
          { id: 'creation_toolbar_recyclerview', at: [0, 1500, 1000, 1600] },
          button('clips_right_action_button', 'Next', this.#go('caption')),
        ];
      case 'caption':
        return this.#captionScreen(button);
      case 'post':
        return [
          { id: 'action_bar_button_back', says: 'Back', at: [0, 50, 100, 150], tap: this.#go('profile') },
          { id: 'row_feed_photo_profile_name', text: this.active, at: [100, 200, 500, 250] },
          { id: 'row_feed_button_like', says: 'Like', at: [0, 1300, 80, 1380], tap: () => undefined },
          {
            id: 'row_feed_comment_textview_layout',
            text: `${this.active} ${this.posts[0]}`,
            at: [0, 1400, 1000, 1500],
          },
        ];
      case 'challenge':
        return [...rows(["Confirm it's you", 'Phone Number']), button('', 'Continue', this.#go('home'))];
      case 'blocked':
        return [
          { id: 'igds_alert_dialog_headline', text: 'Try Again Later', at: [100, 800, 900, 900] },
          button('igds_alert_dialog_primary_button', 'OK', this.#go('home')),
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
          button('appirater_rate_button', 'Rate Instagram', this.#go('strange'), 1000),
          button('appirater_rate_later_button', 'Remind me later', this.#go('strange'), 1100),
          button('appirater_cancel_button', 'No, thanks', this.#go(this.#popupOver), 1200),
        ];
      case 'strange':
        return [...rows(['Something new']), button('', 'Try it', this.#go('home'))];
      case 'blank':
        return [{ at: [0, 0, 1000, 2000] }];
      default:
        return assertNever(this.screen);
    }
  }

  #notices(): Thing[] {
    const texts = [
      this.upload ? 'Sharing…' : null,
      this.notice === 'done' ? 'Done posting. Want to send it directly to friends?' : null,
      this.notice === 'refused' ? "Photo can't be posted" : null,
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

  #captionScreen(button: (id: string, text: string, tap: () => void) => Thing): Thing[] {
    const field: Thing = {
      id: 'caption_input_text_view',
      type: 'AutoCompleteTextView',
      text: this.#caption || 'Write a caption…',
      at: [0, 300, 1000, 500],
      flags: [this.#caption ? '' : 'showing-hint', this.#focused ? 'focused' : ''].join(' '),
      tap: () => {
        this.#focused = true;
      },
    };
    const ok: Thing = {
      id: 'action_bar_button_text',
      text: 'OK',
      at: [850, 50, 1000, 150],
      tap: () => {
        this.#focused = false;
      },
    };
    return [field, this.#focused ? ok : button('share_button', 'Share', () => this.#share())];
  }
}
