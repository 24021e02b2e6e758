/** A post as it stands on the screen. Places in pixels. */
export type PlacedPost = { readonly id: string; readonly x: number; readonly y: number };

/**
 * The post an arrow key leads to from that one: left and right the nearest in the column beside it, up and down the next
 * in its own column; null where there is none.
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
  // Off the line counts double: the way goes along the arrow first.
  const sideways = key === 'ArrowUp' || key === 'ArrowDown';
  const length = ({ x, y }: PlacedPost) => {
    const [dx, dy] = [Math.abs(x - from.x), Math.abs(y - from.y)];
    return sideways ? dy + 4 * dx : dx + 4 * dy;
  };
  return ahead.toSorted((a, b) => length(a) - length(b))[0] ?? null;
}
