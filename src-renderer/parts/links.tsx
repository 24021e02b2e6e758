import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Plain = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** A text link to a screen. */
export const TextLink = createLink((props: Omit<AnchorProps, 'component'> & Plain) => <Anchor {...props} />);

/** A button that leads to a screen. */
export const ButtonLink = createLink((props: Omit<ButtonProps, 'component'> & Plain) => (
  <Button component="a" {...props} />
));
