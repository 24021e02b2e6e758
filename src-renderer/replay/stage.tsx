import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useEffect, useRef } from 'react';
import type { Step } from '../../src-shared/domain/job.ts';
import type { ScreenBounds, StepMoment, StepTree } from '../../src-shared/domain/replay.ts';
import { FilePicture } from '../parts/file-picture.tsx';
import { drawNodes } from './draw-nodes.ts';
import classes from './replay.module.css';
import { fitted, nodeAt, percentBounds, type Size } from './stage-geometry.ts';

/** A phone's screen is drawn in this shape while nothing is known of its own. */
const usual: Size = { width: 1080, height: 2400 };

/** The picture of a moment with its elements over it: which was touched, where, and which the pointer is on. */
export function Stage(props: {
  readonly step: Step;
  readonly moment: StepMoment;
  readonly picture: Blob | undefined;
  readonly hasPicture: boolean;
  readonly tree: StepTree | undefined;
  readonly outlines: boolean;
  readonly hovered: number | null;
  /** Where today's pack finds the element, when that is elsewhere. */
  readonly now: ScreenBounds | null;
  readonly onHover: (node: number | null) => void;
}) {
  const { step, tree, hovered } = props;
  const { ref, ...room } = useElementSize<HTMLDivElement>();
  const screen: Size = tree !== undefined && tree.width > 0 ? tree : usual;
  const size = fitted(screen, room);
  const target = props.moment === 'before' ? step.target : null;
  const under = hovered === null ? undefined : tree?.nodes[hovered];
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * screen.width,
      y: ((event.clientY - box.top) / box.height) * screen.height,
    };
  };
  return (
    <div ref={ref} className={classes.room}>
      <div
        className={classes.screen}
        style={size}
        onPointerMove={(event) => {
          if (tree === undefined) return;
          const found = nodeAt(tree.nodes, point(event));
          if (found !== hovered) props.onHover(found);
        }}
        onPointerLeave={() => props.onHover(null)}
      >
        {props.hasPicture ? (
          <FilePicture file={props.picture} alt={altOf(step, props.moment)} className={classes.picture} />
        ) : (
          <p className={classes.noPicture}>
            No picture was taken here. These are the elements of the screen.
          </p>
        )}
        {tree !== undefined && props.outlines ? <Outlines tree={tree} size={size} /> : null}
        {target?.kind === 'element' ? (
          <>
            <span className={classes.touched} style={percentBounds(target.bounds, screen)} />
            <span className={classes.tap} style={placeOf(target.point, screen)} />
          </>
        ) : null}
        {target?.kind === 'swipe' ? (
          <svg className={classes.swipe} viewBox={`0 0 ${screen.width} ${screen.height}`} aria-hidden="true">
            <line x1={target.from.x} y1={target.from.y} x2={target.to.x} y2={target.to.y} />
            <circle cx={target.to.x} cy={target.to.y} r={screen.width / 40} />
          </svg>
        ) : null}
        {props.now === null ? null : (
          <span className={classes.now} style={percentBounds(props.now, screen)} />
        )}
        {under === undefined ? null : (
          <span className={classes.hovered} style={percentBounds(under.bounds, screen)} />
        )}
      </div>
    </div>
  );
}

/** Drawn once for a screen and a size: the pointer moves over it without drawing anything anew. */
function Outlines({ tree, size }: { readonly tree: StepTree; readonly size: Size }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = size;
  useEffect(() => {
    if (canvas.current !== null) drawNodes(canvas.current, tree, { width, height }, window.devicePixelRatio);
  }, [tree, width, height]);
  return <canvas ref={canvas} className={classes.outlines} aria-hidden="true" />;
}

function placeOf(at: { readonly x: number; readonly y: number }, screen: Size) {
  const { left, top } = percentBounds({ left: at.x, top: at.y, right: at.x, bottom: at.y }, screen);
  return { left, top };
}

function altOf(step: Step, moment: StepMoment): string {
  return moment === 'before' ? `The phone before: ${step.title}` : `The phone after: ${step.title}`;
}
