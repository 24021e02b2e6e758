import { Skeleton, VisuallyHidden } from '@mantine/core';

/** Grey rows while a list is being read. */
export function LoadingRows(props: {
  readonly rows?: number;
  readonly height?: number;
  readonly gap?: number;
}) {
  return (
    <div role="status" style={{ display: 'grid', gap: props.gap ?? 12, padding: 16 }}>
      <VisuallyHidden>Loading</VisuallyHidden>
      {Array.from({ length: props.rows ?? 5 }, (_, row) => (
        <Skeleton key={row} height={props.height ?? 32} radius="md" />
      ))}
    </div>
  );
}
