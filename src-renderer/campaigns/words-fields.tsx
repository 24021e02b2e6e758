import type { CampaignField, ContentItem } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { localDate } from '../format/time.ts';
import { useNow } from '../parts/use-now.ts';
import { captionMeters, templateProblems } from './caption-editing.ts';
import { CaptionTemplates } from './caption-templates.tsx';
import classes from './composer.module.css';
import { FieldProblems } from './field-problems.tsx';
import type { Composer } from './use-composer.ts';
import { WordsArea } from './words-area.tsx';

/** The caption of a post, for all platforms or one, with variables and a counter a platform. */
export function CaptionField(props: {
  readonly composer: Composer;
  readonly item: ContentItem;
  /** Null: all platforms. */
  readonly platform: Platform | null;
  readonly value: string;
  readonly onChange: (caption: string) => void;
  readonly problems: readonly string[];
}) {
  const { composer, item, platform, value } = props;
  const { fields } = composer.state;
  const today = localDate(new Date(useNow(60_000)));
  const meters = captionMeters(item, composer.accounts, today, fields).filter(
    (meter) => platform === null || meter.platform === platform,
  );
  const problems = new Set([
    ...templateProblems(value, fields),
    ...meters.flatMap((meter) => meter.problems),
    ...props.problems,
  ]);
  return (
    <div>
      <WordsArea
        label="Caption"
        placeholder="Fresh from {account.display_name} …"
        rows={{ least: 5, most: 16 }}
        maxLength={4000}
        value={value}
        fields={fields}
        tools={<CaptionTemplates caption={value} onUse={props.onChange} />}
        onChange={props.onChange}
      />
      <div className={classes.meters}>
        {meters.map(({ platform: on, length, max }) => (
          <span key={on} className={classes.meter} data-over={length > max}>
            {platformName(on)} {length.toLocaleString()} / {max.toLocaleString()}
          </span>
        ))}
      </div>
      <FieldProblems problems={[...problems]} />
    </div>
  );
}

/** A comment the account itself writes under its post. */
export function CommentField(props: {
  readonly value: string;
  readonly fields: readonly CampaignField[];
  readonly onChange: (comment: string) => void;
  readonly problems: readonly string[];
}) {
  return (
    <div>
      <WordsArea
        label="First comment"
        placeholder="Written under the post as soon as it is there. Leave it empty for none."
        rows={{ least: 2, most: 8 }}
        maxLength={2200}
        value={props.value}
        fields={props.fields}
        tools={null}
        onChange={props.onChange}
      />
      <FieldProblems
        problems={[...new Set([...templateProblems(props.value, props.fields), ...props.problems])]}
      />
    </div>
  );
}
