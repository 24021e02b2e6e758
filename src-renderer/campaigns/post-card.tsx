import { ActionIcon, UnstyledButton } from '@mantine/core';
import {
  IconBookmark,
  IconChevronLeft,
  IconChevronRight,
  IconHeart,
  IconMessageCircle,
  IconSend,
  IconShare3,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ContentKind } from '../../src-shared/domain/campaign.ts';
import type { Platform } from '../../src-shared/domain/platform.ts';
import { AccountAvatar } from '../parts/account-avatar.tsx';
import { cutCaption } from './cut-caption.ts';
import { PostFile } from './post-file.tsx';
import classes from './post-card.module.css';

/** A post as somebody sees it in the feed. */
export type CardPost = {
  readonly platform: Platform;
  readonly kind: ContentKind;
  readonly handle: string;
  readonly name: string;
  readonly mediaIds: readonly number[];
  readonly caption: string;
  readonly firstComment: string;
};

/** A post in the order in which its platform shows the parts: who, the files, the words, the first comment. */
export function PostCard({ post }: { readonly post: CardPost }) {
  const { platform, kind, mediaIds } = post;
  const files = kind === 'text' ? null : <Files mediaIds={mediaIds} tall={isTall(post)} />;
  const who = (
    <div className={classes.poster}>
      <AccountAvatar handle={post.handle} name={post.name} size={30} />
      <span className={classes.handle}>{post.handle}</span>
    </div>
  );
  const words = kind === 'story' ? null : <Words post={post} />;
  // Over the picture, where a screen is filled by it; under the name, where words come first.
  if (isTall(post))
    return (
      <div className={classes.card} data-tall="true">
        {files}
        <div className={classes.over}>
          {who}
          {words}
        </div>
        {kind === 'story' ? null : <Signs platform={platform} upright />}
        <Comment post={post} />
      </div>
    );
  return (
    <div className={classes.card}>
      {who}
      {platform === 'threads' ? words : null}
      {files}
      <Signs platform={platform} />
      {platform === 'threads' ? null : words}
      <Comment post={post} />
    </div>
  );
}

function isTall({ platform, kind }: CardPost): boolean {
  return (
    kind === 'story' ||
    (platform !== 'threads' && kind === 'video') ||
    (platform === 'tiktok' && kind !== 'text')
  );
}

function Files({ mediaIds, tall }: { readonly mediaIds: readonly number[]; readonly tall: boolean }) {
  const [at, setAt] = useState(0);
  const place = Math.min(at, Math.max(0, mediaIds.length - 1));
  return (
    <div className={classes.files} data-tall={tall}>
      <PostFile mediaId={mediaIds[place] ?? null} />
      {mediaIds.length < 2 ? null : (
        <>
          <ActionIcon
            className={classes.before}
            variant="white"
            color="dark"
            radius="xl"
            size="sm"
            aria-label="The file before"
            disabled={place === 0}
            onClick={() => setAt(place - 1)}
          >
            <IconChevronLeft size={15} />
          </ActionIcon>
          <ActionIcon
            className={classes.after}
            variant="white"
            color="dark"
            radius="xl"
            size="sm"
            aria-label="The next file"
            disabled={place === mediaIds.length - 1}
            onClick={() => setAt(place + 1)}
          >
            <IconChevronRight size={15} />
          </ActionIcon>
          <span className={classes.number}>
            {place + 1}/{mediaIds.length}
          </span>
          <span className={classes.dots} aria-hidden="true">
            {mediaIds.slice(0, 10).map((id, dot) => (
              <span key={`${id}-${dot}`} data-on={dot === Math.min(place, 9)} />
            ))}
          </span>
        </>
      )}
    </div>
  );
}

function Signs({ platform, upright = false }: { readonly platform: Platform; readonly upright?: boolean }) {
  const size = 21;
  return (
    <div className={classes.signs} data-upright={upright} aria-hidden="true">
      <IconHeart size={size} stroke={1.6} />
      <IconMessageCircle size={size} stroke={1.6} />
      {platform === 'tiktok' ? (
        <IconBookmark size={size} stroke={1.6} />
      ) : (
        <IconSend size={size} stroke={1.6} />
      )}
      {platform === 'instagram' ? (
        <IconBookmark size={size} stroke={1.6} />
      ) : (
        <IconShare3 size={size} stroke={1.6} />
      )}
    </div>
  );
}

function Words({ post }: { readonly post: CardPost }) {
  const [opened, setOpened] = useState<string | null>(null);
  const { caption, platform, handle } = post;
  const { text, cut } = cutCaption(caption, platform);
  const whole = !cut || opened === caption;
  return (
    <p className={classes.caption}>
      {platform === 'instagram' && !isTall(post) ? <strong>{handle} </strong> : null}
      {caption === '' ? <span className={classes.faint}>Your caption appears here.</span> : null}
      {whole ? caption : `${text}… `}
      {whole ? null : (
        <UnstyledButton className={classes.more} onClick={() => setOpened(caption)}>
          more
        </UnstyledButton>
      )}
    </p>
  );
}

function Comment({ post }: { readonly post: CardPost }) {
  if (post.kind === 'story' || post.firstComment === '') return null;
  return (
    <p className={classes.comment}>
      <strong>{post.handle}</strong> {post.firstComment}
    </p>
  );
}
