import { UnstyledButton } from '@mantine/core';
import { IconFolder, IconFolderOpen, IconLibraryPhoto } from '@tabler/icons-react';
import type { Folder } from './folder-tree.ts';
import classes from './folders.module.css';

/** The folders of the library; those above the chosen one are open. */
export function FolderList(props: {
  readonly folders: readonly Folder[];
  readonly chosen: string | undefined;
  readonly onChoose: (path: string | null) => void;
}) {
  const { chosen, onChoose } = props;
  return (
    <nav className={classes.folders} aria-label="Folders">
      <UnstyledButton
        className={classes.folder}
        aria-current={chosen === undefined ? 'true' : undefined}
        onClick={() => onChoose(null)}
      >
        <IconLibraryPhoto size={16} stroke={1.6} aria-hidden="true" />
        <span className={classes.name}>All files</span>
      </UnstyledButton>
      <Branch folders={props.folders} chosen={chosen} depth={0} onChoose={onChoose} />
    </nav>
  );
}

function Branch(props: {
  readonly folders: readonly Folder[];
  readonly chosen: string | undefined;
  readonly depth: number;
  readonly onChoose: (path: string | null) => void;
}) {
  const { chosen, depth, onChoose } = props;
  if (props.folders.length === 0) return null;
  return (
    <ul className={classes.branch}>
      {props.folders.map(({ name, path, count, folders }) => {
        const open = chosen === path || chosen?.startsWith(`${path}/`) === true;
        const Icon = open ? IconFolderOpen : IconFolder;
        return (
          <li key={path}>
            <UnstyledButton
              className={classes.folder}
              style={{ paddingLeft: 10 + depth * 16 }}
              aria-current={chosen === path ? 'true' : undefined}
              aria-expanded={folders.length === 0 ? undefined : open}
              onClick={() => onChoose(path)}
            >
              <Icon size={16} stroke={1.6} aria-hidden="true" />
              <span className={classes.name}>{name}</span>
              <span className={classes.count}>{count.toLocaleString()}</span>
            </UnstyledButton>
            {open ? <Branch folders={folders} chosen={chosen} depth={depth + 1} onChoose={onChoose} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
