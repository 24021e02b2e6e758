import { ActionIcon, Menu } from '@mantine/core';
import { IconBookmark, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { Template } from '../../src-shared/domain/template.ts';
import { useAgent } from '../agent/agent-context.ts';
import { confirm } from '../parts/confirm.tsx';
import menu from '../parts/menu-why.module.css';
import { blankItem, draftOf, withRecipe } from './composer-state.ts';
import { KeptTemplates, useTemplates } from './kept-templates.tsx';
import { NameTemplate } from './name-template.tsx';
import type { Composer } from './use-composer.ts';

/** Whole campaigns kept for later: begin with one, keep the present one, or let one go. */
export function TemplateMenu({ composer }: { readonly composer: Composer }) {
  const { client } = useAgent();
  const [naming, setNaming] = useState(false);
  const kept = useTemplates('campaign');
  const { draft, bySelf } = composer;
  const empty = draft.items.length === 0;
  const use = (template: Template) => {
    const take = () =>
      composer.change((before) =>
        template.campaign === null
          ? { ...before, items: [{ ...blankItem, caption: template.caption }] }
          : withRecipe(before, template.campaign),
      );
    if (empty) return take();
    confirm({
      title: `Begin with “${template.name}”?`,
      body: 'Posts, times and variables make room for those of the template. Name and accounts stay.',
      yes: 'Begin with it',
      onYes: take,
    });
  };
  if (!bySelf) return null;
  return (
    <>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="Campaign templates">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Start from a template</Menu.Label>
          <KeptTemplates
            templates={kept}
            stays="Campaigns that began with it stay as they are."
            none="None yet. Keep a campaign you will need again."
            onUse={use}
          />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconBookmark size={16} />}
            disabled={empty}
            onClick={() => setNaming(true)}
          >
            Save campaign as template
            {empty ? <span className={menu.why}>Put something into it first.</span> : null}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming ? (
        <NameTemplate
          title="Save campaign as template"
          name={draft.name}
          onSave={(name) => {
            const { items, plan, fields } = draftOf(composer.state);
            return client.templates.create({
              name,
              caption: items[0]?.caption ?? '',
              campaign: { items, plan, fields },
            });
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}
