/** Line drawings on a 24 × 24 grid, see icons.ts. */
export type IconName =
  | 'back'
  | 'battery'
  | 'bookmark'
  | 'camera'
  | 'check'
  | 'chevron_down'
  | 'chevron_right'
  | 'close'
  | 'comment'
  | 'compass'
  | 'dots'
  | 'grid'
  | 'heart'
  | 'home'
  | 'image'
  | 'menu'
  | 'pin'
  | 'plus'
  | 'reels'
  | 'search'
  | 'send'
  | 'signal'
  | 'sparkles'
  | 'tag'
  | 'users'
  | 'wifi';

/** Where a text stands in its frame; it is centred vertically unless it has several lines. */
export type TextStyle = {
  readonly size: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly lines?: number;
};

/** One thing painted in a view's frame, in the order given. `radius` in pixels. */
export type Look =
  | { readonly kind: 'fill'; readonly color: string; readonly radius?: number }
  | { readonly kind: 'outline'; readonly color: string; readonly radius?: number; readonly width?: number }
  | { readonly kind: 'gradient'; readonly from: string; readonly to: string; readonly radius?: number }
  | ({ readonly kind: 'text'; readonly text: string } & TextStyle)
  | {
      readonly kind: 'icon';
      readonly name: IconName;
      readonly color?: string;
      readonly size?: number;
      readonly filled?: boolean;
    }
  | {
      readonly kind: 'picture';
      readonly sha256: string;
      readonly radius?: number;
      readonly fit?: 'cover' | 'contain';
      readonly tint?: string;
    }
  | { readonly kind: 'avatar'; readonly name: string; readonly ring?: boolean }
  | { readonly kind: 'shade'; readonly opacity: number };

/** Text as a look. */
export function words(text: string, style: TextStyle): Look {
  return { kind: 'text', text, ...style };
}

/** Colours of the simulated apps. */
export const palette = {
  ink: '#0c1014',
  muted: '#6f7680',
  line: '#e2e4e8',
  paper: '#ffffff',
  field: '#f0f2f5',
  blue: '#0064e0',
  red: '#e0245e',
} as const;
