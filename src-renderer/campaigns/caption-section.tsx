import { Button, Menu, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { platformName } from '../../src-shared/platform-rules.ts';
import { localDate } from '../format/time.ts';
import { Panel } from '../parts/panel.tsx';
import { useNow } from '../parts/use-now.ts';
import { captionChoices, captionMeters, insertVariable, unknownVariables } from './caption-editing.ts';
import { CaptionTemplates } from './caption-templates.tsx';
import { withCaption } from './composer-state.ts';
import classes from './composer.module.css';
import { FieldProblems } from './field-problems.tsx';
import templates from './templates.module.css';
import type { Composer } from './use-composer.ts';

/** The caption of the chosen post, with variables and a counter a platform. */
export function CaptionSection({
  composer,
  active,
}: {
  readonly composer: Composer;
  readonly active: number;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const caption = composer.state.items[active]?.caption ?? '';
  const meters = captionMeters(caption, composer.accounts, localDate(new Date(useNow(60_000))));
  const problems = new Set([
    ...unknownVariables(caption).map((name) => `{${name}} is not a variable. It would be posted as it is.`),
    ...meters.flatMap((meter) => meter.problems),
    ...(composer.issues.captions.get(active) ?? []),
  ]);
  const insert = (name: string) => {
    const element = field.current;
    const end = caption.length;
    const { text, caret } = insertVariable(
      caption,
      { start: element?.selectionStart ?? end, end: element?.selectionEnd ?? end },
      name,
    );
    // Drawn at once, so that what is typed next goes on behind it.
    flushSync(() => composer.change((before) => withCaption(before, active, text)));
    element?.focus();
    element?.setSelectionRange(caret, caret);
  };
  return (
    <Panel
      title={composer.state.items.length > 1 ? `Caption of photo ${active + 1}` : 'Caption'}
      aside={
        <div className={templates.captionTools}>
          <CaptionTemplates
            caption={caption}
            onUse={(words) => composer.change((before) => withCaption(before, active, words))}
          />
          <Menu position="bottom-end" returnFocus={false} width={300}>
            <Menu.Target>
              <Button variant="default" size="xs" leftSection={<IconBraces size={15} />}>
                Insert variable
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {captionChoices.map(({ name, says }) => (
                <Menu.Item key={name} onClick={() => insert(name)}>
                  <code className={classes.token}>{`{${name}}`}</code>
                  <span className={classes.hint}>{says}</span>
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      }
    >
      <Textarea
        ref={field}
        aria-label="Caption"
        placeholder="Fresh from {account.display_name} …"
        autosize
        minRows={5}
        maxRows={16}
        maxLength={4000}
        value={caption}
        onChange={({ currentTarget: { value } }) =>
          composer.change((before) => withCaption(before, active, value))
        }
      />
      <div className={classes.meters}>
        {meters.map(({ platform, length, max }) => (
          <span key={platform} className={classes.meter} data-over={length > max}>
            {platformName(platform)} {length.toLocaleString()} / {max.toLocaleString()}
          </span>
        ))}
      </div>
      <FieldProblems problems={[...problems]} />
    </Panel>
  );
}
