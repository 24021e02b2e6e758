import type { MediaMime } from '../../src-shared/domain/media.ts';

/** How many bytes from a file's beginning tell its type. */
export const headBytes = 4096;

const say = 'Use JPEG, PNG or WebP for pictures and MP4, MOV or WebM for videos.';

/** The type of a file by its first bytes, or what to do when it is none the library keeps; its name is not asked. */
export function fileType(head: Buffer): { readonly mime: MediaMime } | { readonly refused: string } {
  const text = (from: number, to: number) => head.toString('latin1', from, to);
  if (head.length === 0) return { refused: 'is empty. Export or copy it again.' };
  if (text(0, 3) === '\u00ff\u00d8\u00ff') return { mime: 'image/jpeg' };
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return { mime: 'image/png' };
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return { mime: 'image/webp' };
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'AVI ')
    return { refused: 'is an AVI video. Export it as MP4 with H.264.' };
  if (text(4, 8) === 'ftyp') return ofBrand(text(8, 12));
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(text(4, 8))) return { mime: 'video/quicktime' };
  if (text(0, 4) === '\u001a\u0045\u00df\u00a3')
    return head.includes('webm')
      ? { mime: 'video/webm' }
      : { refused: 'is a Matroska video. Export it as MP4 with H.264.' };
  if (text(0, 4) === 'GIF8')
    return { refused: 'is a GIF. Save a still as PNG, or export the animation as an MP4 video.' };
  if (text(0, 2) === 'BM' || text(0, 4) === 'II*\0' || text(0, 4) === 'MM\0*')
    return { refused: 'is a picture of a kind that no platform takes. Save it as JPEG.' };
  return { refused: `is neither a picture nor a video that can be posted. ${say}` };
}

function ofBrand(brand: string): { readonly mime: MediaMime } | { readonly refused: string } {
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))
    return {
      refused:
        'is a HEIC picture. Export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible).',
    };
  if (/^avi[fs]$/.test(brand)) return { refused: 'is an AVIF picture. Save it as JPEG.' };
  if (/^M4A |^M4B /.test(brand)) return { refused: 'is sound without a picture. Choose a video.' };
  return { mime: brand === 'qt  ' ? 'video/quicktime' : 'video/mp4' };
}
