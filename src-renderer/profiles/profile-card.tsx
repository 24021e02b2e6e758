import { Title, UnstyledButton } from '@mantine/core';
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react';
import type { Profile } from '../../src-shared/domain/profile.ts';
import { formatCount } from '../format/amount.ts';
import { TextLink } from '../parts/links.tsx';
import { browserLine, languageLine, windowLine } from './profile-words.ts';
import classes from './profiles.module.css';

/** One profile: what it says about itself, and who uses it. */
export function ProfileCard(props: { readonly profile: Profile; readonly onOpen: () => void }) {
  const { profile } = props;
  const Icon = profile.fingerprint.mobile ? IconDeviceMobile : IconDeviceLaptop;
  return (
    <article className={classes.card} aria-label={profile.name}>
      <UnstyledButton className={classes.open} onClick={props.onOpen}>
        <span className={classes.icon} aria-hidden="true">
          <Icon size={20} stroke={1.6} />
        </span>
        <Title order={2} size="h3" className={classes.name}>
          {profile.name}
        </Title>
      </UnstyledButton>
      <dl className={classes.facts}>
        <div>
          <dt>Browser</dt>
          <dd>{browserLine(profile)}</dd>
        </div>
        <div>
          <dt>Window</dt>
          <dd>{windowLine(profile)}</dd>
        </div>
        <div>
          <dt>Language</dt>
          <dd>{languageLine(profile.locale)}</dd>
        </div>
        <div>
          <dt>Time zone</dt>
          <dd>{profile.timezone}</dd>
        </div>
      </dl>
      <div className={classes.foot}>
        {profile.accounts === 0 ? (
          <span className={classes.soft}>Not used yet</span>
        ) : (
          <TextLink to="/accounts" search={{ profileId: profile.id }} size="sm">
            Used by {formatCount(profile.accounts, 'account')}
          </TextLink>
        )}
      </div>
    </article>
  );
}
