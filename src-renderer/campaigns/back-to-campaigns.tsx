import { IconArrowLeft } from '@tabler/icons-react';
import { TextLink } from '../parts/links.tsx';
import classes from './composer.module.css';

/** The way back to the list. */
export function BackToCampaigns() {
  return (
    <TextLink to="/campaigns" size="sm" c="dimmed" className={classes.back}>
      <IconArrowLeft size={14} aria-hidden="true" /> Campaigns
    </TextLink>
  );
}
