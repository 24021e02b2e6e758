import type { Look } from '../../screen/look.ts';
import { words } from '../../screen/look.ts';
import { node, type NodeFacts, type Rect, type UiNode } from '../../screen/node.ts';
import type { PhoneEvent } from '../phone-event.ts';
import type { PhoneState } from '../phone-state.ts';
import type { ViewContext } from '../view-context.ts';
import type { TikTokAct } from './tiktok-act.ts';
import { idOf, type IdName } from './tiktok-ids.ts';
import type { TikTokScreen, TikTokState } from './tiktok-state.ts';
import { tiktokWords, type TikTokWords } from './tiktok-words.ts';

/** What every screen of the app is drawn from: its version's ids, its words, and what there is to show. */
export type TikTokUi = {
  readonly id: (name: IdName) => string;
  readonly say: TikTokWords;
  readonly phone: PhoneState;
  readonly app: TikTokState;
  readonly context: ViewContext;
};

/** The app's ids and words on that phone. */
export function tiktokUi(phone: PhoneState, context: ViewContext): TikTokUi {
  const { tiktok: app, locale } = phone;
  return { id: (name) => idOf(app.version, name), say: tiktokWords(locale), phone, app, context };
}

/** Goes to a screen of the app, after the time it takes. */
export function to(screen: TikTokScreen): PhoneEvent {
  return { kind: 'go', to: { kind: 'tiktok', screen } };
}

/** Does something in the app at once. */
export function does(act: TikTokAct): PhoneEvent {
  return { kind: 'in_tiktok', act };
}

/** A tap that the app takes and that leads nowhere here. */
export const nothing: PhoneEvent = { kind: 'nothing' };

/** A text view whose text is also what is painted. */
export function label(
  area: Rect,
  text: string,
  style: Parameters<typeof words>[1],
  facts: NodeFacts = {},
): UiNode {
  return node('TextView', area, { text, look: words(text, style), ...facts });
}

/** A button with a filled background and its text in the middle. */
export function filled(
  area: Rect,
  text: string,
  colors: { readonly back: string; readonly ink: string },
  facts: NodeFacts,
): UiNode {
  const look: readonly Look[] = [
    { kind: 'fill', color: colors.back, radius: 20 },
    words(text, { size: 40, color: colors.ink, bold: true, align: 'center' }),
  ];
  return node('Button', area, { text, look, ...facts });
}

/** A description that the app's makers left unresolved: a resource number, another one in each version. */
export function unresolved({ app }: TikTokUi, number: number): string {
  return `@${(app.version === '43.1.4' ? 2_131_887_000 : 2_131_823_000) + number}`;
}
