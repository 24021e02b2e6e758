import { join } from 'node:path';
import type { Media } from '../../src-shared/domain/media.ts';

/** File endings of the types the library keeps. */
const mediaExtension: Readonly<Record<Media['mime'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
};

/** Where the bytes of a file in the library lie: named by their hash, so a file is stored once. */
export function mediaPath(dataDir: string, media: Pick<Media, 'sha256' | 'mime'>): string {
  return join(dataDir, 'media', `${media.sha256}.${mediaExtension[media.mime]}`);
}
