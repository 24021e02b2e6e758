import { IconBrandInstagram, IconBrandThreads, IconBrandTiktok, type TablerIcon } from '@tabler/icons-react';
import type { Platform } from '../../src-shared/domain/platform.ts';

const icons: Readonly<Record<Platform, TablerIcon>> = {
  instagram: IconBrandInstagram,
  threads: IconBrandThreads,
  tiktok: IconBrandTiktok,
};

/** A platform's sign; decorative, its name stands beside it or in a label. */
export function PlatformIcon(props: { readonly platform: Platform; readonly size?: number }) {
  const Icon = icons[props.platform];
  return <Icon size={props.size ?? 14} stroke={1.9} aria-hidden="true" style={{ flex: 'none' }} />;
}
