import classes from './brand.module.css';

/** The product's mark and name. */
export function Brand() {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" width="24" height="24" fill="none" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#5B50D6" />
        <path
          d="M8 22h5.5c2.2 0 3.4-1.2 4.6-3l1.9-3c1.2-1.8 2.4-3 4.6-3"
          stroke="#fff"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <path
          d="M8 10h5.5c1.6 0 2.7.7 3.6 1.8M19.6 20.2c.9 1.1 2 1.8 3.6 1.8H24"
          stroke="#fff"
          strokeOpacity=".55"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      Switchyard
    </span>
  );
}
