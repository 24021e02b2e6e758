/** Whose request it is: `instagram/harbor.coffee`. */
export type AccountPath = string;

/** Something that anybody can see. */
export type CountedPost = {
  readonly id: string;
  readonly account: AccountPath;
  readonly kind: string;
  readonly text: string;
  /** Of a comment: the post it stands under. */
  readonly under: string | null;
  readonly at: number;
};

/** How often something was tried that a careful client never does, or that only the network did. */
export type Oddities = {
  /** Publishing a container that was published before. */
  republished: number;
  /** Requests for another account than the one they came from. */
  strayed: number;
  /** Requests the network delivered twice. */
  delivered_twice: number;
};

type Container = {
  readonly id: string;
  readonly account: AccountPath;
  readonly kind: string;
  readonly text: string;
  status: 'in_progress' | 'finished' | 'published' | 'expired' | 'error';
  readsUntilFinished: number;
};

type Listed = CountedPost & { hiddenReads: number };

/**
 * A platform that counts and never protects its client: publishing another container with the same words is a second post,
 * writing a comment again is a second comment. Only one and the same container is published once.
 */
export class CountingState {
  readonly posts: Listed[] = [];
  readonly oddities: Oddities = { republished: 0, strayed: 0, delivered_twice: 0 };
  readonly #containers = new Map<string, Container>();
  readonly #refusals = new Set<AccountPath>();
  readonly #now: () => number;
  #lastId = 1000;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Makes an invisible container; `slowReads`: how often it reads as unfinished. */
  prepare(account: AccountPath, kind: string, text: string, slowReads: number): string {
    const id = this.#nextId();
    const status = slowReads > 0 ? 'in_progress' : 'finished';
    this.#containers.set(id, { id, account, kind, text, status, readsUntilFinished: slowReads });
    return id;
  }

  /** The status of an account's own container, null where there is none. */
  statusOf(account: AccountPath, id: string): Container['status'] | null {
    const container = this.#own(account, id);
    if (container === null) return null;
    const { status } = container;
    if (status === 'in_progress' && --container.readsUntilFinished <= 0) container.status = 'finished';
    return status;
  }

  /** Publishes a container: the post's id, or why not. `hiddenReads`: how often the list does not show it yet. */
  publish(
    account: AccountPath,
    id: string,
    hiddenReads: number,
  ): { readonly id: string } | { readonly refused: string } {
    const container = this.#own(account, id);
    if (container === null) return { refused: 'not_found' };
    if (container.status === 'published' || container.status === 'error') {
      this.oddities.republished += 1;
      return { refused: 'already_published' };
    }
    if (container.status !== 'finished') return { refused: container.status };
    if (this.#refusals.delete(account)) {
      container.status = 'error';
      return { refused: 'against_the_rules' };
    }
    container.status = 'published';
    return { id: this.#post(account, container.kind, container.text, null, hiddenReads) };
  }

  /** The next post of that account is refused, once. */
  refuseNext(account: AccountPath): void {
    this.#refusals.add(account);
  }

  comment(account: AccountPath, under: string, text: string, hiddenReads: number): string {
    return this.#post(account, 'comment', text, under, hiddenReads);
  }

  /** Lets a container run out, or read as failed though it was published. */
  mark(account: AccountPath, id: string, status: 'expired' | 'error'): void {
    const container = this.#own(account, id);
    if (container !== null && (status === 'error' || container.status !== 'published'))
      container.status = status;
  }

  /** What the account's list shows: its posts, or the comments under one of them. It lags behind by some reads. */
  list(
    account: AccountPath,
    under: string | null,
  ): { readonly count: number; readonly posts: CountedPost[] } {
    const own = this.posts.filter((post) => post.account === account && post.under === under);
    const shown = own.filter((post) => --post.hiddenReads < 0);
    return { count: shown.length, posts: shown.toReversed() };
  }

  text(account: AccountPath, containerId: string): string {
    return this.#own(account, containerId)?.text ?? '';
  }

  #own(account: AccountPath, id: string): Container | null {
    const container = this.#containers.get(id);
    return container?.account === account ? container : null;
  }

  #post(account: AccountPath, kind: string, text: string, under: string | null, hiddenReads: number): string {
    const id = this.#nextId();
    this.posts.push({ id, account, kind, text, under, at: this.#now(), hiddenReads });
    return id;
  }

  #nextId(): string {
    return String(++this.#lastId);
  }
}
