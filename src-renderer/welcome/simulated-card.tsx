import { Button, Title } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import type { useSimulatedPhones } from '../devices/use-simulated-phones.ts';
import classes from './welcome.module.css';

/** The way in for somebody with nothing attached. */
export function SimulatedCard({ simulated }: { readonly simulated: ReturnType<typeof useSimulatedPhones> }) {
  const starting = simulated.state === 'starting';
  return (
    <section className={classes.card}>
      <div className={classes.phones} aria-hidden="true">
        <span className={classes.phone} />
        <span className={classes.phone} />
      </div>
      <div className={classes.cardWords}>
        <Title order={2}>Try it with simulated phones</Title>
        <p>
          Two phones and three demo brands appear on this computer. They post only there, so you can press
          every button and watch a whole campaign run. Nothing leaves your desk.
        </p>
        <Button
          leftSection={<IconSparkles size={16} />}
          loading={starting || simulated.busy}
          onClick={simulated.start}
        >
          Start two simulated phones
        </Button>
      </div>
    </section>
  );
}
