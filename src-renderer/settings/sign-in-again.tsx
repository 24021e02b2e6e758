import { Fragment } from 'react';
import type { VaultState } from '../../src-shared/domain/vault.ts';
import { TextLink } from '../parts/links.tsx';

/** Whose secrets were lost with their key, each with the way to it; the agent names no more than fifty. */
export function SignInAgain({ names }: { readonly names: NonNullable<VaultState['signInAgain']> }) {
  return (
    <>
      Sign in again:{' '}
      {names.map(({ kind, id, name }, at) => (
        <Fragment key={`${kind} ${id}`}>
          {at === 0 ? null : ', '}
          <TextLink
            to={kind === 'account' ? '/accounts' : '/proxies'}
            search={{ edit: id }}
            size="sm"
            inherit
          >
            {name}
          </TextLink>
        </Fragment>
      ))}
      .
    </>
  );
}
