import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Job } from '../../src-shared/domain/job.ts';
import { NotPossible } from '../agent/failure.ts';
import { useAgent } from '../agent/agent-context.ts';
import { tellFailure, tellUndo } from '../parts/tell.tsx';
import { sayWallTime, wallClock } from './post-words.ts';

/** Moves a post to another time and offers to take it back; times are said on the clock of `zone`. */
export function useMove(zone: string) {
  const { query, client } = useAgent();
  const queries = useQueryClient();
  const renew = () => queries.invalidateQueries({ queryKey: query.jobs.key() });
  const move = useMutation({
    mutationFn: async ({ post, to }: { post: Pick<Job, 'id' | 'scheduledAt'>; to: Date }) => {
      if (to.getTime() <= Date.now())
        throw new NotPossible('That time has passed. Move the post to a time that is still to come.');
      const moved = await client.jobs.update({ id: post.id, scheduledAt: to.toISOString() });
      return { before: post.scheduledAt, moved };
    },
    onSuccess: ({ before, moved }) => {
      tellUndo(`Moved to ${sayWallTime(wallClock(moved.scheduledAt, zone))}.`, () => {
        client.jobs.update({ id: moved.id, scheduledAt: before }).then(renew, tellFailure);
      });
      return renew();
    },
    onError: tellFailure,
  });
  return (post: Pick<Job, 'id' | 'scheduledAt'>, to: Date, putBack: () => void) =>
    move.mutate({ post, to }, { onError: putBack });
}
