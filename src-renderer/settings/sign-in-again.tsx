import type { SignInAgain } from '../../src-shared/domain/vault.ts';
import { TextLink } from '../parts/links.tsx';
import classes from './settings.module.css';

/** Whose secrets cannot be read here, each a way to it; the first fifty of them. */
export function SignInAgainList({ owners }: { readonly owners: readonly SignInAgain[] }) {
  return (
    <ul className={classes.owners} aria-label="Whose secrets cannot be read here">
      {owners.map(({ kind, id, name }) => (
        <li key={`${kind} ${id}`}>
          <TextLink to={kind === 'account' ? '/accounts' : '/proxies'} search={{ edit: id }} size="sm">
            {name}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
