import { TextInput } from '@mantine/core';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { Panel } from '../parts/panel.tsx';
import { suggestedName } from './composer-state.ts';
import classes from './composer.module.css';
import { FieldProblems } from './field-problems.tsx';
import { ItemEditor } from './item-editor.tsx';
import { ItemStrip } from './item-strip.tsx';
import { OwnFields } from './own-fields.tsx';
import { saidOf } from './place-issues.ts';
import type { Composer } from './use-composer.ts';

/** What is published: a name for it, one or more posts, and the variables of one's own. */
export function ContentStep(props: {
  readonly composer: Composer;
  readonly active: number;
  readonly onActive: (place: number) => void;
  readonly platform: Platform | null;
  readonly onPlatform: (platform: Platform | null) => void;
}) {
  const { composer, active, onActive } = props;
  const { state, issues, attempted } = composer;
  const nameProblems = attempted ? saidOf(issues, 'name') : [];
  return (
    <div className={classes.parts}>
      <Panel title="Name">
        <TextInput
          aria-label="Name"
          placeholder={suggestedName(state) || 'Autumn menu'}
          maxLength={120}
          value={state.name}
          onChange={({ currentTarget: { value: name } }) =>
            composer.change((before) => ({ ...before, name }))
          }
          error={nameProblems.length > 0 ? nameProblems.join(' ') : null}
        />
      </Panel>
      <ItemStrip composer={composer} active={active} onActive={onActive} />
      <ItemEditor
        composer={composer}
        place={active}
        onActive={onActive}
        platform={props.platform}
        onPlatform={props.onPlatform}
      />
      <FieldProblems problems={attempted ? itemProblems(composer) : []} />
      <OwnFields composer={composer} />
    </div>
  );
}

/** What is said of the posts as a whole. */
function itemProblems({ issues }: Composer): readonly string[] {
  return [...new Set(issues.filter(({ path }) => path === 'items').map(({ message }) => message))];
}
