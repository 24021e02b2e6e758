import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './links.module.css';

type Plain = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

/** A text link to a screen. */
export const TextLink = createLink((props: Omit<AnchorProps, 'component'> & Plain) => <Anchor {...props} />);

/** The way back to the screen above this one, over its heading. */
export const BackLink = createLink(
  ({ children, ...rest }: Omit<AnchorProps, 'component' | 'className'> & Plain) => (
    <Anchor {...rest} size="sm" c="dimmed" className={classes.back ?? ''}>
      <IconArrowLeft size={14} aria-hidden="true" /> {children}
    </Anchor>
  ),
);

/** A button that leads to a screen. */
export const ButtonLink = createLink((props: Omit<ButtonProps, 'component'> & Plain) => (
  <Button component="a" {...props} />
));
