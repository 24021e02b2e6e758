import classes from './account-avatar.module.css';

const hues = 8;

/** One of eight fixed hues for a handle: the same handle always looks the same. */
export function hueOf(handle: string): number {
  let sum = 0;
  for (const letter of handle) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}

/** Up to two initials of a name: of its first two words, or of the parts of a handle. */
function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}

/** A round picture made of initials; decorative, the name stands beside it. */
export function AccountAvatar(props: {
  readonly handle: string;
  readonly name?: string;
  readonly size?: number;
}) {
  const size = props.size ?? 32;
  return (
    <span
      className={classes.avatar}
      data-hue={hueOf(props.handle)}
      style={{ width: size, height: size, fontSize: size * 0.38 }}
      aria-hidden="true"
    >
      {initialsOf(props.name ?? props.handle)}
    </span>
  );
}
