import { Button, SegmentedControl, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { contentKinds, kindNames } from './composer-state.ts';
import { platforms } from '../accounts/accounts-search.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { platformName } from '../../src-shared/platform-rules.ts';
import { Panel } from '../parts/panel.tsx';
import { FilesField } from './files-field.tsx';
import { ItemMenu } from './item-menu.tsx';
import { withFiles, withItem, withKind, withNewItem } from './item-state.ts';
import classes from './items.module.css';
import { saidOf } from './place-issues.ts';
import { PlatformVariant } from './platform-variant.tsx';
import type { Composer } from './use-composer.ts';
import { CaptionField, CommentField } from './words-fields.tsx';

/** One post: its kind, its files, its words, and how it differs on a platform. */
export function ItemEditor(props: {
  readonly composer: Composer;
  readonly place: number;
  readonly onActive: (place: number) => void;
  /** The platform that is written for; null for all. */
  readonly platform: Platform | null;
  readonly onPlatform: (platform: Platform | null) => void;
}) {
  const { composer, place, onActive, platform: writtenFor } = props;
  const { state, issues, attempted, change } = composer;
  const item = state.items[place];
  if (item === undefined) return null;
  const path = `items.${place}`;
  const media =
    attempted || item.mediaIds.length > 0 ? saidOf(issues, `${path}.mediaIds`, `${path}.kind`) : [];
  const whole = attempted ? issues.filter((issue) => issue.path === path).map(({ message }) => message) : [];
  const many = state.items.length > 1;
  return (
    <Panel
      title={many ? `Post ${place + 1} of ${state.items.length}` : 'Post'}
      aside={
        composer.bySelf ? (
          <div className={classes.aside}>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={15} aria-hidden="true" />}
              onClick={() => {
                change(withNewItem);
                onActive(state.items.length);
              }}
            >
              Add a post
            </Button>
            <ItemMenu composer={composer} place={place} onActive={onActive} />
          </div>
        ) : undefined
      }
    >
      <div className={classes.editor}>
        <SegmentedControl
          size="xs"
          className={classes.kinds ?? ''}
          aria-label="Kind of post"
          // Posts of a started campaign stay as many as they are, each of its kind.
          disabled={!composer.bySelf}
          value={item.kind}
          onChange={(value) => {
            const kind = contentKinds.find((each) => each === value);
            if (kind !== undefined) change((before) => withKind(before, place, kind));
          }}
          data={contentKinds.map((value) => ({ value, label: kindNames[value] }))}
        />
        <Tabs
          value={writtenFor ?? 'all'}
          onChange={(to) => props.onPlatform(platforms.find((each) => each === to) ?? null)}
          keepMounted={false}
        >
          <Tabs.List className={classes.platforms ?? ''} aria-label="Platforms">
            <Tabs.Tab value="all">All platforms</Tabs.Tab>
            {platforms.map((platform) => {
              const variant = item.variants[platform];
              const wrong = attempted && saidOf(issues, `${path}.variants.${platform}`).length > 0;
              return (
                <Tabs.Tab key={platform} value={platform}>
                  {platformName(platform)}
                  {variant === undefined ? null : (
                    <span className={classes.differs} data-wrong={wrong}>
                      {variant.skip ? 'left out' : 'own'}
                    </span>
                  )}
                </Tabs.Tab>
              );
            })}
          </Tabs.List>
          <Tabs.Panel value="all" className={classes.panel ?? ''}>
            {item.kind === 'text' ? null : (
              <FilesField
                mediaIds={item.mediaIds}
                several={item.kind === 'carousel'}
                platforms={[...new Set(composer.accounts.map(({ platform }) => platform))]}
                kind={item.kind}
                onAdd={(files) => change((before) => withFiles(before, place, files))}
                onChange={(mediaIds) =>
                  change((before) => withItem(before, place, { mediaIds: [...mediaIds] }))
                }
                problems={[...media, ...whole]}
              />
            )}
            {item.kind === 'story' ? (
              <p className={classes.note}>A story has no caption and no comment.</p>
            ) : (
              <>
                <CaptionField
                  composer={composer}
                  item={item}
                  platform={null}
                  value={item.caption}
                  onChange={(caption) => change((before) => withItem(before, place, { caption }))}
                  problems={saidOf(issues, `${path}.caption`)}
                />
                <CommentField
                  value={item.firstComment}
                  fields={state.fields}
                  onChange={(firstComment) => change((before) => withItem(before, place, { firstComment }))}
                  problems={saidOf(issues, `${path}.firstComment`)}
                />
              </>
            )}
          </Tabs.Panel>
          {platforms.map((platform) => (
            <Tabs.Panel key={platform} value={platform} className={classes.panel ?? ''}>
              <PlatformVariant composer={composer} place={place} platform={platform} />
            </Tabs.Panel>
          ))}
        </Tabs>
      </div>
    </Panel>
  );
}
