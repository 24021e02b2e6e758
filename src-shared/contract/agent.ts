import { z } from 'zod';
import { agentInfo, checklistRow, part } from '../domain/system.ts';
import { procedure } from './procedure.ts';

/** A script may leave the body out. */
const nothing = z.object({}).default({});

export const agent = {
  info: procedure
    .route({ method: 'GET', path: '/agent', summary: 'What this agent is', tags: ['agent'] })
    .input(z.object({}))
    .output(agentInfo),
  checklist: procedure
    .route({
      method: 'GET',
      path: '/agent/checklist',
      summary: 'What is left before the first post',
      tags: ['agent'],
    })
    .input(z.object({}))
    .output(z.array(checklistRow)),
  parts: procedure
    .route({ method: 'GET', path: '/agent/parts', summary: 'The parts `doctor` looks at', tags: ['agent'] })
    .input(z.object({}))
    .output(z.array(part)),
  startSimulatedPhones: procedure
    .route({
      method: 'POST',
      path: '/agent/simulated-phones',
      summary: 'Start two simulated phones and three demo accounts',
      description: 'The demo accounts exist on the simulated phones only.',
      tags: ['agent'],
    })
    .input(nothing)
    .output(agentInfo),
  stopSimulatedPhones: procedure
    .route({
      method: 'DELETE',
      path: '/agent/simulated-phones',
      summary: 'Stop the simulated phones',
      tags: ['agent'],
    })
    .input(nothing)
    .output(agentInfo),
};
