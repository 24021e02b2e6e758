/** What a crash run found. `unclear`: a job that ended without words a person understands, or with words that are not true. */
export type Tally = {
  kills: number;
  duplicates: number;
  lost: number;
  unclear: number;
  /** How often a person was asked, who looked and answered. */
  asked: number;
  /** How often a failed job was tried again by a person. */
  retried: number;
  /** Posts and comments that were counted as they should be. */
  posts: number;
};

export function emptyTally(): Tally {
  return { kills: 0, duplicates: 0, lost: 0, unclear: 0, asked: 0, retried: 0, posts: 0 };
}
