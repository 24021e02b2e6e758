import { Modal, UnstyledButton } from '@mantine/core';
import type { CalendarJob } from '../../src-shared/domain/job.ts';
import { formatCount } from '../format/amount.ts';
import { useRows } from '../parts/use-rows.ts';
import classes from './calendar-board.module.css';
import { PostChip } from './post-chip.tsx';

const rowHeight = 48;

/** Posts of one time that found no room beside the others, in a list; each opens. */
export function CrowdedPosts(props: {
  readonly posts: readonly CalendarJob[];
  readonly zone: string;
  readonly onOpen: (postId: number) => void;
  readonly onClose: () => void;
}) {
  const { posts } = props;
  return (
    <Modal opened={posts.length > 0} onClose={props.onClose} title={formatCount(posts.length, 'more post')}>
      <Rows {...props} />
    </Modal>
  );
}

/** Inside the dialog, so that what scrolls is there when the rows are counted out. */
function Rows({ posts, zone, onOpen }: Parameters<typeof CrowdedPosts>[0]) {
  const { scroller, visible, total } = useRows<HTMLDivElement>({
    count: posts.length,
    height: rowHeight,
    keyOf: (index) => posts[index]?.id ?? index,
  });
  return (
    <div ref={scroller} className={classes.crowd} tabIndex={0} role="region" aria-label="More posts">
      <ul style={{ height: total }}>
        {visible.map(({ index, start }) => {
          const post = posts[index];
          return post === undefined ? null : (
            <li key={post.id} style={{ transform: `translateY(${start}px)` }}>
              <UnstyledButton
                className={`${classes.entry} ${classes.fixed} ${classes[post.status]}`}
                w="100%"
                onClick={() => onOpen(post.id)}
              >
                <PostChip post={post} zone={zone} />
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
