import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { MenuItem, TrayPort } from '../ports.ts';
import { trayIcon, trayIconFile } from './tray-icon.ts';
import { statusSentence, trayMenu } from './tray-menu.ts';
import type { TrayAction, TrayFacts, TrayLine } from './tray-menu.ts';

const shortestBetween = 250;

/** What the tray is drawn with. `folder` holds the icons. */
export type TrayParts = {
  readonly tray: TrayPort;
  readonly folder: string;
  readonly clock: Clock;
  readonly act: (action: TrayAction) => void;
};

/**
 * Draws the tray at most four times a second and only when something differs: replacing a menu that is open
 * makes it flicker.
 */
export class TrayPresenter implements Disposable {
  readonly #parts: TrayParts;
  #shown = '';
  #facts: TrayFacts | null = null;
  #pause: Disposable | null = null;

  constructor(parts: TrayParts) {
    this.#parts = parts;
  }

  /** Takes how things stand now; drawn at once, or when the pause after the last drawing is over. */
  update(facts: TrayFacts): void {
    this.#facts = facts;
    if (this.#pause === null) this.#draw();
  }

  [Symbol.dispose](): void {
    this.#pause?.[Symbol.dispose]();
    this.#parts.tray.destroy();
  }

  #draw(): void {
    const facts = this.#facts;
    if (facts === null) return;
    const lines = trayMenu(facts);
    const icon = trayIcon(facts);
    const now = JSON.stringify([icon, lines]);
    if (now === this.#shown) return;
    this.#shown = now;
    const { act, clock, folder, tray } = this.#parts;
    tray.setImage(join(folder, trayIconFile(icon)));
    tray.setToolTip(statusSentence(facts));
    tray.setMenu(lines.map((line) => menuItem(line, act)));
    this.#pause = clock.after(shortestBetween, () => {
      this.#pause = null;
      this.#draw();
    });
  }
}

function menuItem(line: TrayLine, act: (action: TrayAction) => void): MenuItem {
  if (line.kind === 'separator') return { type: 'separator' };
  if (line.kind === 'sentence') return { label: line.text, enabled: false };
  return { label: line.text, click: () => act(line.action) };
}
