import { people, type Person, type WorldPost } from './cast.ts';

/** The account of that name, or null when nobody has it. */
export function findPerson(handle: string): Person | null {
  return people.find((person) => person.handle === handle) ?? null;
}

/** Posts with that hashtag in their caption, newest first. */
export function postsTagged(tag: string): readonly { readonly person: Person; readonly post: WorldPost }[] {
  return people
    .flatMap((person) => person.posts.map((post) => ({ person, post })))
    .filter(({ post }) => post.caption.split(/\s+/).includes(`#${tag}`));
}
