/** A post as it stands on the screen. Places in pixels. */
export type PlacedPost = { readonly id: string; readonly x: number; readonly y: number };

/**
 * The post an arrow key leads to from that one: the nearest of those that lie that way; null where none does. What lies off
 * the line counts as further away, and more so up and down, where a day is followed.
 */
export function postAt(key: string, from: PlacedPost, posts: readonly PlacedPost[]): PlacedPost | null {
  const others = posts.filter(({ id }) => id !== from.id);
  const ahead = others.filter((post) => {
    const [dx, dy] = [post.x - from.x, post.y - from.y];
    if (key === 'ArrowRight') return dx > 0;
    if (key === 'ArrowLeft') return dx < 0;
    if (key === 'ArrowDown') return dy > 0;
    return key === 'ArrowUp' && dy < 0;
  });
  const alongDay = key === 'ArrowUp' || key === 'ArrowDown';
  const length = ({ x, y }: PlacedPost) => {
    const [dx, dy] = [Math.abs(x - from.x), Math.abs(y - from.y)];
    return alongDay ? dy + 4 * dx : dx + 2 * dy;
  };
  return ahead.toSorted((a, b) => length(a) - length(b))[0] ?? null;
}
