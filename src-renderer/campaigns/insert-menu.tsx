import { Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { CampaignField } from '../../src-shared/domain/campaign.ts';
import { captionChoices } from './caption-editing.ts';
import classes from './composer.module.css';

const choice = '{Hello|Good morning|Hi}';

/** What can be put into a text: variables, the campaign's own fields, and a choice between words. */
export function InsertMenu(props: {
  readonly fields: readonly CampaignField[];
  readonly onInsert: (token: string) => void;
}) {
  const own = props.fields.filter(({ name }) => name !== '');
  return (
    <Menu position="bottom-end" returnFocus={false} width={300}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconBraces size={15} />}>
          Insert variable
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {captionChoices.map(({ name, says }) => (
          <Menu.Item key={name} onClick={() => props.onInsert(`{${name}}`)}>
            <code className={classes.token}>{`{${name}}`}</code>
            <span className={classes.hint}>{says}</span>
          </Menu.Item>
        ))}
        {own.length === 0 ? null : <Menu.Label>Variables of this campaign</Menu.Label>}
        {own.map(({ name, value }) => (
          <Menu.Item key={name} onClick={() => props.onInsert(`{${name}}`)}>
            <code className={classes.token}>{`{${name}}`}</code>
            <span className={classes.hint}>{value === '' ? 'Empty' : value}</span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => props.onInsert(choice)}>
          <code className={classes.token}>{choice}</code>
          <span className={classes.hint}>One of several words, chosen for each account</span>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
