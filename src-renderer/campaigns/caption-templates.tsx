import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import menu from '../parts/menu-why.module.css';
import { KeptTemplates, useTemplates } from './kept-templates.tsx';
import { NameTemplate } from './name-template.tsx';
import classes from './templates.module.css';

/** Captions kept for later: take one, keep the present one, or let one go. */
export function CaptionTemplates(props: {
  readonly caption: string;
  readonly onUse: (caption: string) => void;
}) {
  const { caption, onUse } = props;
  const { client } = useAgent();
  const [naming, setNaming] = useState(false);
  const kept = useTemplates('caption');
  const empty = caption.trim() === '';
  const use = (words: string) => {
    if (empty || words === caption) return onUse(words);
    confirm({
      title: 'Replace the caption?',
      body: 'What is written now makes room for the template.',
      yes: 'Replace it',
      onYes: () => onUse(words),
    });
  };
  return (
    <>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconTemplate size={15} />}>
            Templates
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Use a template</Menu.Label>
          <KeptTemplates
            templates={kept}
            stays="Campaigns that were written with it keep their captions."
            none="None yet. Save a caption you like, variables included."
            onUse={(template) => use(template.caption)}
            more={(template) => <span className={classes.templateWords}>{template.caption}</span>}
          />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconBookmark size={16} />}
            disabled={empty}
            onClick={() => setNaming(true)}
          >
            Save caption as template
            {empty ? <span className={menu.why}>Write a caption first.</span> : null}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameTemplate
          title="Save caption as template"
          name=""
          onSave={(name) => client.templates.create({ name, caption })}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}
