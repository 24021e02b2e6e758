import { Modal, Stepper } from '@mantine/core';
import { useState } from 'react';
import { KeptPhones } from './kept-phones.tsx';
import { PairByAddress } from './pair-by-address.tsx';
import { PairConnect } from './pair-connect.tsx';
import { PairPrepare } from './pair-prepare.tsx';

/** Connects a phone without a cable: prepare it, pair with its code, connect it. */
export function PairPhone({ onClose }: { readonly onClose: () => void }) {
  const [step, setStep] = useState(0);
  const [host, setHost] = useState('');
  return (
    <Modal opened onClose={onClose} size="lg" title="Connect a phone over Wi-Fi">
      <Stepper active={step} onStepClick={setStep} allowNextStepsSelect={false} size="sm">
        <Stepper.Step label="On the phone">
          <PairPrepare onNext={() => setStep(1)} onPaired={() => setStep(2)} />
        </Stepper.Step>
        <Stepper.Step label="Pair">
          <PairByAddress
            onPaired={({ host: paired, isConnected }) => {
              setHost(paired);
              if (isConnected) onClose();
              else setStep(2);
            }}
          />
        </Stepper.Step>
        <Stepper.Step label="Connect">
          <PairConnect host={host} onConnected={onClose} />
        </Stepper.Step>
      </Stepper>
      <KeptPhones />
    </Modal>
  );
}
