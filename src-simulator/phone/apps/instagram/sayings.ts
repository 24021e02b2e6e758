/** What a post is, as the app names it. */
export type Medium = 'photo' | 'video' | 'carousel';

/** How much time passed. */
export type Age = {
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week';
};

/** Every word of the app in one language. */
export type Sayings = {
  readonly tabs: {
    readonly home: string;
    readonly search: string;
    readonly message: string;
    readonly profile: string;
  };
  readonly feed: {
    readonly title: string;
    readonly tray: string;
    readonly yourStory: string;
    readonly sponsored: string;
  };
  readonly post: {
    readonly like: string;
    readonly liked: string;
    readonly comment: string;
    readonly send: string;
    readonly save: string;
    readonly more: string;
    readonly title: string;
  };
  readonly comments: {
    readonly title: string;
    readonly hint: string;
    readonly post: string;
    readonly reply: string;
  };
  readonly story: {
    readonly hint: string;
    readonly like: string;
    readonly send: string;
    readonly mine: string;
    readonly friends: string;
  };
  readonly profile: {
    readonly posts: string;
    readonly followers: string;
    readonly following: string;
    readonly edit: string;
    readonly share: string;
    readonly message: string;
    readonly grid: string;
    readonly tagged: string;
    readonly options: string;
    readonly noStory: string;
    readonly storySeen: string;
    readonly createNew: string;
    readonly addAccount: string;
    readonly follow: string;
    readonly isFollowed: string;
    readonly unfollow: string;
    readonly mute: string;
    readonly restrict: string;
  };
  readonly create: {
    readonly title: string;
    readonly post: readonly [label: string, description: string];
    readonly story: readonly [label: string, description: string];
    readonly reel: readonly [label: string, description: string];
    readonly newPost: string;
    readonly newReel: string;
    readonly addToStory: string;
    readonly next: string;
    readonly cancel: string;
    readonly backHome: string;
    readonly back: string;
    readonly recents: string;
    readonly selectMultiple: string;
    readonly camera: string;
    readonly preview: string;
    readonly hint: string;
    readonly ok: string;
    readonly share: string;
    readonly saveDraft: string;
    readonly options: readonly (readonly [label: string, value: string])[];
  };
  readonly discard: {
    readonly title: string;
    readonly message: string;
    readonly discard: string;
    readonly keep: string;
  };
  readonly upload: {
    readonly sharing: string;
    readonly done: string;
    readonly send: string;
    readonly refused: Readonly<Record<Medium, string>>;
  };
  readonly blocked: {
    readonly title: string;
    readonly message: string;
    readonly ok: string;
    readonly tell: string;
  };
  readonly challenge: Readonly<Record<'title' | 'message' | 'phone' | 'email' | 'go', string>>;
  readonly search: { readonly hint: string; readonly tags: string };
  readonly ago: (age: Age | null) => string;
  readonly likes: (count: number) => string;
  readonly mediaBy: (medium: Medium, name: string, likes: number) => string;
  readonly posted: (handle: string, medium: Medium, ago: string) => string;
  readonly storyOf: (handle: string, place: number, total: number, seen: boolean) => string;
  readonly cell: (medium: Medium, name: string, row: number, column: number) => string;
  readonly thumbnail: (medium: Medium, ago: string) => string;
};
