import type { Later, PhoneEvent, Refusal } from './apps/phone-event.ts';
import type { PhoneState } from './apps/phone-state.ts';
import { clock, phoneView } from './apps/phone-view.ts';
import { reduce } from './apps/reduce.ts';
import { WaitingFaults, type Fault, type Moment } from './faults.ts';
import { PhoneRecord } from './record.ts';
import { hitTest, scrollableAt, type Point } from './screen/hit.ts';
import type { Painter } from './screen/paint.ts';
import { toXml } from './screen/to-xml.ts';
import type { ScreenView } from './screen/window.ts';

const minute = 60_000;

/** Which of the faults, when it waits for Share, keeps the post from being taken. */
const refusals: readonly Refusal[] = [
  'media_rejected',
  'crash_app',
  'challenge',
  'logged_out',
  'opaque',
  'rate_app',
  'try_again_later',
];

/** How long things take, and who tells the time. */
export type HandsetOptions = {
  readonly state: PhoneState;
  readonly samples: readonly string[];
  readonly painter: Painter;
  readonly screenMs: number;
  readonly uploadMs: number;
  readonly noticeMs: number;
  readonly now: () => number;
  /** Calls back once after that time, unless the returned function is called before. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
  /** A fault that was waiting for its moment, and that is not the screen's own business. */
  readonly strike: (fault: Fault) => void;
};

/** The phone in somebody's hand: its screen, what fingers do to it, and what happens by itself. */
export class Handset {
  readonly record = new PhoneRecord();
  readonly faults = new WaitingFaults();
  readonly #options: HandsetOptions;
  readonly #pending = new Set<() => void>();
  #state: PhoneState;
  #shared = false;
  #shown: { readonly state: PhoneState; readonly minute: number; readonly view: ScreenView } | null = null;
  #painted: { readonly view: ScreenView; readonly png: Promise<Buffer> } | null = null;
  #written: { readonly view: ScreenView; readonly xml: string } | null = null;

  constructor(options: HandsetOptions) {
    this.#options = options;
    this.#state = options.state;
  }

  get state(): PhoneState {
    return this.#state;
  }

  /** What is shown now. The same object as long as nothing changes. */
  get view(): ScreenView {
    const now = this.#options.now();
    const current = Math.floor(now / minute);
    if (this.#shown?.state !== this.#state || this.#shown.minute !== current) {
      const view = phoneView(this.#state, { now, samples: this.#options.samples });
      this.#shown = { state: this.#state, minute: current, view };
    }
    return this.#shown.view;
  }

  get source(): string {
    const view = this.view;
    if (this.#written?.view !== view) this.#written = { view, xml: toXml(view) };
    return this.#written.xml;
  }

  /** The screen as PNG; painted once for each view. */
  screenshot(): Promise<Buffer> {
    const view = this.view;
    if (this.#painted?.view !== view)
      this.#painted = { view, png: this.#options.painter.paint(view, clock(this.#options.now())) };
    return this.#painted.png;
  }

  tap(point: Point): void {
    const { view } = this;
    const hit = hitTest(view, point);
    this.record.tapped(point, view, hit, this.#options.now());
    if (hit.kind !== 'view' || !hit.view.onTap) return;
    if (hit.view.onTap.kind === 'share') this.#share();
    else this.dispatch(hit.view.onTap);
  }

  /** A finger drawn over the screen: the list below it follows. */
  swipe(from: Point, to: Point): void {
    const scroll = scrollableAt(this.view, from)?.scroll;
    if (!scroll) return;
    const wanted = Math.round(scroll.at + from.y - to.y);
    this.dispatch({ kind: 'scroll', to: Math.min(Math.max(wanted, 0), scroll.end) });
  }

  dispatch(event: PhoneEvent): void {
    const pictured = this.#painted !== null && this.#painted.view === this.#shown?.view;
    const acts = this.#state.acts.length;
    const { state, later } = reduce(this.#state, event, this.#options.now());
    this.#state = state;
    // A real phone composes its screen when it changes, not when it is asked; so does this one while it is pictured.
    if (pictured && event.kind === 'arrive') void this.screenshot();
    for (const next of later) this.#schedule(next);
    if (event.kind === 'arrive') this.#arrived();
    if (state.acts.length > acts) this.#strikeAll('after_act');
  }

  /** Drops what is on its way; nothing runs after it. */
  stop(): void {
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
  }

  #share(): void {
    const due = this.faults.take('on_share');
    const refusal = due.map(({ kind }) => refusalOf(kind)).find((found) => found !== null) ?? null;
    this.dispatch({ kind: 'share', refusal });
    for (const fault of due) if (refusalOf(fault.kind) === null) this.#options.strike(fault);
    // What strikes after Share waits for the first screen that follows it.
    if (refusal === null || refusal === 'media_rejected') this.#shared = true;
  }

  #arrived(): void {
    const screen = this.view.name;
    if (this.#shared) {
      this.#shared = false;
      this.#strikeAll('after_share');
    }
    this.#strikeAll(screen);
  }

  #strikeAll(moment: Moment): void {
    for (const fault of this.faults.take(moment)) this.#options.strike(fault);
  }

  #schedule({ after, event }: Later): void {
    const { screenMs, uploadMs, noticeMs, later } = this.#options;
    const wait = { screen: screenMs, upload: uploadMs, notice: noticeMs }[after];
    const cancel = later(() => {
      this.#pending.delete(cancel);
      this.dispatch(event);
    }, wait);
    this.#pending.add(cancel);
  }
}

function refusalOf(kind: Fault['kind']): Refusal | null {
  const name = kind === 'rate_app_popup' ? 'rate_app' : kind;
  return refusals.find((refusal) => refusal === name) ?? null;
}
