import { IconDeviceMobile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../parts/empty-state.tsx';
import classes from './wall.module.css';

/** What stands on the wall before there is a phone: how to connect the first one. */
export function FirstPhone({ actions }: { readonly actions: ReactNode }) {
  return (
    <EmptyState icon={<IconDeviceMobile size={26} />} title="Connect your first phone" actions={actions}>
      <ol className={classes.steps}>
        <li>
          On the phone, open <b>Settings → About phone</b> and tap <b>Build number</b> seven times.
        </li>
        <li>
          Go back to <b>System → Developer options</b> and switch on <b>USB debugging</b>.
        </li>
        <li>
          Plug it into this computer and tap <b>Allow</b> on the phone.
        </li>
      </ol>
      No phone at hand? Simulated ones behave the same.
    </EmptyState>
  );
}
