import { TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { StepTree } from '../../src-shared/domain/replay.ts';
import { formatCount } from '../format/amount.ts';
import { Panel } from '../parts/panel.tsx';
import { NodeFacts } from './node-facts.tsx';
import classes from './replay.module.css';
import { nodesWith, shortName } from './stage-geometry.ts';

const mostFound = 40;

/** What is known of the element under the pointer, or of one that was looked for by its words. */
export function ElementPanel(props: {
  readonly tree: StepTree;
  readonly hovered: number | null;
  readonly onHover: (node: number | null) => void;
}) {
  const { tree, hovered } = props;
  const [words, setWords] = useState('');
  const found = nodesWith(tree, words, mostFound);
  const node = hovered === null ? undefined : tree.nodes[hovered];
  const all = tree.nodes.length + tree.leftOff;
  return (
    <Panel
      title="Elements"
      aside={<span className={classes.soft}>{formatCount(all, 'element')}</span>}
      grow="fit"
    >
      <div className={classes.why}>
        <TextInput
          size="xs"
          aria-label="Find an element"
          placeholder="Find by id, text or description"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {found.length === 0 ? null : (
          <ul className={classes.found}>
            {found.map((index) => {
              const each = tree.nodes[index];
              return each === undefined ? null : (
                <li key={index}>
                  <UnstyledButton
                    className={classes.foundOne}
                    onFocus={() => props.onHover(index)}
                    onPointerEnter={() => props.onHover(index)}
                  >
                    {shortName(each)} <span className={classes.soft}>{each.text ?? each.description}</span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ul>
        )}
        {words.trim() !== '' && found.length === 0 ? (
          <p className={classes.soft}>No element says that.</p>
        ) : null}
        {node === undefined ? (
          <p className={classes.soft}>Point at the picture to see what an element is called.</p>
        ) : (
          <NodeFacts node={node} />
        )}
      </div>
    </Panel>
  );
}
