import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import { folderSteps } from './folder-tree.ts';
import classes from './folders.module.css';

/** The way to the folder that is shown, each step of it to go back to. */
export function FolderWay(props: {
  readonly folder: string;
  readonly onChoose: (path: string | null) => void;
}) {
  const steps = folderSteps(props.folder);
  return (
    <nav className={classes.way} aria-label="Where you are">
      <UnstyledButton className={classes.step} onClick={() => props.onChoose(null)}>
        All files
      </UnstyledButton>
      {steps.map(({ name, path }, at) => (
        <Fragment key={path}>
          <IconChevronRight size={14} aria-hidden="true" />
          <UnstyledButton
            className={classes.step}
            aria-current={at === steps.length - 1 ? 'true' : undefined}
            onClick={() => props.onChoose(path)}
          >
            {name}
          </UnstyledButton>
        </Fragment>
      ))}
    </nav>
  );
}
