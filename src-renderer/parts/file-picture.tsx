import { Skeleton } from '@mantine/core';
import { useCallback } from 'react';

/** A picture the agent answered as a file; grey until it is there. Its address lives as long as the image does. */
export function FilePicture(props: {
  readonly file: Blob | undefined;
  readonly alt: string;
  readonly className?: string | undefined;
}) {
  const { file } = props;
  const show = useCallback(
    (image: HTMLImageElement) => {
      if (file === undefined) return undefined;
      const address = URL.createObjectURL(file);
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [file],
  );
  if (file === undefined) return <Skeleton className={props.className} radius={0} />;
  return <img ref={show} className={props.className} alt={props.alt} draggable={false} />;
}
