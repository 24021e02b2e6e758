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

/** Folder of all files of the library. */
export function mediaFolderPath(dataDir: string): string {
  return join(dataDir, 'media');
}

/** Where the bytes of a file in the library lie: named by their hash, so a file is stored once. */
export function mediaPath(dataDir: string, media: Pick<Media, 'sha256' | 'mime'>): string {
  return join(mediaFolderPath(dataDir), `${media.sha256}.${mediaExtension[media.mime]}`);
}

/** Where the small picture of a file lies. */
export function thumbnailPath(dataDir: string, sha256: string): string {
  return join(mediaFolderPath(dataDir), 'thumbnails', `${sha256}.jpg`);
}

/** The name of a file without its ending, with another one. */
export function withExtension(fileName: string, mime: Media['mime']): string {
  return `${fileName.replace(/\.[^.]+$/, '')}.${mediaExtension[mime]}`;
}
