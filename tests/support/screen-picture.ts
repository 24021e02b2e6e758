import { createCanvas } from '@napi-rs/canvas';

/** A phone's screen with a sentence on it, as PNG. */
export function screenPicture(words: string): File {
  const canvas = createCanvas(360, 780);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fdfdfd';
  pen.fillRect(0, 0, 360, 780);
  pen.fillStyle = `hsl(${(words.length * 47) % 360} 45% 55%)`;
  pen.fillRect(0, 120, 360, 400);
  pen.fillStyle = '#1a1a1a';
  pen.font = '24px sans-serif';
  pen.fillText(words.slice(0, 26), 20, 70);
  return new File([new Uint8Array(canvas.toBuffer('image/png'))], 'screen.png', { type: 'image/png' });
}
