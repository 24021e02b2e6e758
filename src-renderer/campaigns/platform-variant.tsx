import { Checkbox, Switch } from '@mantine/core';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { FilesField } from './files-field.tsx';
import { withVariant } from './item-state.ts';
import classes from './items.module.css';
import { saidOf } from './place-issues.ts';
import type { Composer } from './use-composer.ts';
import { CaptionField, CommentField } from './words-fields.tsx';

/** How a post differs on one platform: own words, own files, or not posted there at all. */
export function PlatformVariant(props: {
  readonly composer: Composer;
  readonly place: number;
  readonly platform: Platform;
}) {
  const { composer, place, platform } = props;
  const { state, issues } = composer;
  const item = state.items[place];
  if (item === undefined) return null;
  const name = platformName(platform);
  const variant = item.variants[platform];
  const path = `items.${place}.variants.${platform}`;
  const set = (change: Parameters<typeof withVariant>[3]) =>
    composer.change((before) => withVariant(before, place, platform, change));
  const skip = variant?.skip ?? false;
  return (
    <>
      <Switch
        label={`Post it on ${name}`}
        checked={!skip}
        onChange={({ currentTarget: { checked } }) => set({ skip: !checked })}
      />
      {skip ? (
        <p className={classes.note}>Accounts on {name} leave this post out.</p>
      ) : (
        <>
          {item.kind === 'text' ? null : (
            <>
              <Checkbox
                label={`Other files on ${name}`}
                checked={variant?.mediaIds !== undefined}
                onChange={({ currentTarget: { checked } }) =>
                  set({ mediaIds: checked ? [...item.mediaIds] : undefined })
                }
              />
              {variant?.mediaIds === undefined ? null : (
                <FilesField
                  mediaIds={variant.mediaIds}
                  several={item.kind === 'carousel'}
                  platforms={[platform]}
                  kind={item.kind}
                  onAdd={(files) => {
                    const ids = files.map(({ id }) => id);
                    const { mediaIds = [] } = variant;
                    set({
                      mediaIds:
                        item.kind === 'carousel' ? [...mediaIds, ...ids].slice(0, 35) : ids.slice(0, 1),
                    });
                  }}
                  onChange={(mediaIds) => set({ mediaIds: [...mediaIds] })}
                  problems={saidOf(issues, `${path}.mediaIds`)}
                />
              )}
            </>
          )}
          {item.kind === 'story' ? null : (
            <>
              <Checkbox
                label={`Own caption on ${name}`}
                checked={variant?.caption !== undefined}
                onChange={({ currentTarget: { checked } }) =>
                  set({ caption: checked ? item.caption : undefined })
                }
              />
              {variant?.caption === undefined ? null : (
                <CaptionField
                  composer={composer}
                  item={item}
                  platform={platform}
                  value={variant.caption}
                  onChange={(caption) => set({ caption })}
                  problems={saidOf(issues, `${path}.caption`)}
                />
              )}
              <Checkbox
                label={`Own first comment on ${name}`}
                checked={variant?.firstComment !== undefined}
                onChange={({ currentTarget: { checked } }) =>
                  set({ firstComment: checked ? item.firstComment : undefined })
                }
              />
              {variant?.firstComment === undefined ? null : (
                <CommentField
                  value={variant.firstComment}
                  fields={state.fields}
                  onChange={(firstComment) => set({ firstComment })}
                  problems={saidOf(issues, `${path}.firstComment`)}
                />
              )}
            </>
          )}
        </>
      )}
    </>
  );
}
