import type { SimulatedPhone } from './processes/phone-simulator.ts';

/** Who appears in the demo and behind "Try it with simulated phones": two phones, three made-up brands. */
export const demoPhones: readonly SimulatedPhone[] = [
  {
    serial: 'SIM-ALDER',
    model: 'Simulated Pixel 8',
    accounts: [{ handle: 'harbor.coffee', displayName: 'Harbor Coffee' }],
  },
  {
    serial: 'SIM-BIRCH',
    model: 'Simulated Galaxy S24',
    accounts: [
      { handle: 'northwind.outdoor', displayName: 'Northwind Outdoor' },
      { handle: 'lumen.studio', displayName: 'Lumen Studio' },
    ],
  },
];
