import { IconAlertCircle } from '@tabler/icons-react';
import classes from './composer.module.css';

/** What is wrong with a field, next to it. */
export function FieldProblems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert">
      <ul className={classes.problems}>
        {problems.map((problem) => (
          <li key={problem}>
            <IconAlertCircle size={15} aria-hidden="true" />
            {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}
