import type { StepTree, TreeNode } from '../../src-shared/domain/replay.ts';
import type { Size } from './stage-geometry.ts';

/** Over a picture of any colours: the same in light and in dark. */
const line = 'rgb(46 134 255 / 55%)';
const press = 'rgb(46 134 255 / 95%)';
const covered = 'rgb(224 49 49)';
const light = 'rgb(255 255 255 / 75%)';
/** Between two lines of the hatching, in pixels of the page. */
const hatch = 10;

/** Draws all elements of a screen at once: outlines, stronger where they can be pressed, hatched where something covers them. */
export function drawNodes(canvas: HTMLCanvasElement, tree: StepTree, size: Size, density: number): void {
  canvas.width = Math.round(size.width * density);
  canvas.height = Math.round(size.height * density);
  const pen = canvas.getContext('2d');
  if (pen === null || tree.width === 0 || tree.height === 0) return;
  pen.scale(density, density);
  const [x, y] = [size.width / tree.width, size.height / tree.height];
  const whole = tree.width * tree.height * 0.97;
  for (const node of tree.nodes) {
    const { left, top, right, bottom } = node.bounds;
    // What fills the screen is a frame, and its outline says nothing.
    if (!node.shown || (right - left) * (bottom - top) >= whole) continue;
    const box = { left: left * x, top: top * y, width: (right - left) * x, height: (bottom - top) * y };
    if (node.covered) hatched(pen, box);
    outlined(pen, box, node);
  }
}

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

function outlined(pen: CanvasRenderingContext2D, { left, top, width, height }: Box, node: TreeNode): void {
  pen.strokeStyle = node.covered ? covered : node.clickable ? press : line;
  pen.lineWidth = node.clickable ? 1.25 : 0.75;
  pen.strokeRect(left + 0.5, top + 0.5, Math.max(0, width - 1), Math.max(0, height - 1));
}

function hatched(pen: CanvasRenderingContext2D, { left, top, width, height }: Box): void {
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  for (const [colour, thickness] of [
    [light, 3],
    [covered, 1.5],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = thickness;
    pen.beginPath();
    for (let at = -height; at < width; at += hatch) {
      pen.moveTo(left + at, top + height);
      pen.lineTo(left + at + height, top);
    }
    pen.stroke();
  }
  pen.restore();
}
