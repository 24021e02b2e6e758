import { z } from 'zod';
import { awaySummary, backup } from '../domain/away.ts';
import { killScope, killSwitch, limitSettings } from '../domain/limits.ts';
import { newSavedView, savedView, viewList } from '../domain/saved-view.ts';
import { agentInfo, checklistRow, part } from '../domain/system.ts';
import { task } from '../domain/task.ts';
import { vaultState } from '../domain/vault.ts';
import { byId, done, procedure } from './procedure.ts';

/** A script may leave the body out. */
const nothing = z.object({}).default({});

const taskId = z.object({ id: z.string().min(1).max(40) });

const tasks = {
  list: procedure
    .route({
      method: 'GET',
      path: '/agent/tasks',
      summary: 'What is being worked on, newest first',
      tags: ['agent'],
    })
    .input(z.object({}))
    .output(z.array(task)),
  get: procedure
    .route({ method: 'GET', path: '/agent/tasks/{id}', summary: 'One task', tags: ['agent'] })
    .input(taskId)
    .output(task),
  cancel: procedure
    .route({ method: 'POST', path: '/agent/tasks/{id}/cancel', summary: 'Stop a task', tags: ['agent'] })
    .input(taskId)
    .output(task),
};

const vault = {
  get: procedure
    .route({ method: 'GET', path: '/agent/vault', summary: 'How secrets are kept', tags: ['agent'] })
    .input(z.object({}))
    .output(vaultState),
  rotate: procedure
    .route({
      method: 'POST',
      path: '/agent/vault/rotate',
      summary: 'Make a new key and encrypt every secret again with it',
      description: 'Answers the task that does it.',
      tags: ['agent'],
    })
    .input(nothing)
    .output(task),
};

const views = {
  list: procedure
    .route({ method: 'GET', path: '/agent/views', summary: 'Saved views of a list', tags: ['agent'] })
    .input(z.object({ list: viewList }))
    .output(z.array(savedView)),
  create: procedure
    .route({
      method: 'POST',
      path: '/agent/views',
      summary: 'Save a view',
      description: 'One of the same name is replaced.',
      tags: ['agent'],
      successStatus: 201,
    })
    .input(newSavedView)
    .output(savedView),
  delete: procedure
    .route({ method: 'DELETE', path: '/agent/views/{id}', summary: 'Forget a view', tags: ['agent'] })
    .input(byId)
    .output(done),
};

const limits = {
  get: procedure
    .route({ method: 'GET', path: '/agent/limits', summary: 'The limits of the workspace', tags: ['agent'] })
    .input(z.object({}))
    .output(limitSettings),
  set: procedure
    .route({
      method: 'PUT',
      path: '/agent/limits',
      summary: 'Change the limits of the workspace',
      tags: ['agent'],
    })
    .input(limitSettings)
    .output(limitSettings),
};

const killSwitches = {
  list: procedure
    .route({
      method: 'GET',
      path: '/agent/kill-switches',
      summary: 'The kill switches that are on',
      tags: ['agent'],
    })
    .input(z.object({}))
    .output(z.array(killSwitch)),
  set: procedure
    .route({
      method: 'PUT',
      path: '/agent/kill-switches',
      summary: 'Turn a kill switch on or off',
      description:
        'While it is on, nothing in its scope is published. It is asked last before each committing act.',
      tags: ['agent'],
    })
    .input(z.object({ scope: killScope, on: z.boolean(), reason: z.string().trim().max(300).default('') }))
    .output(z.array(killSwitch)),
};

const backups = {
  list: procedure
    .route({
      method: 'GET',
      path: '/agent/backups',
      summary: 'Copies of the database, newest first',
      tags: ['agent'],
    })
    .input(z.object({}))
    .output(z.array(backup)),
  create: procedure
    .route({
      method: 'POST',
      path: '/agent/backups',
      summary: 'Copy the database now',
      tags: ['agent'],
      successStatus: 201,
    })
    .input(nothing)
    .output(backup),
};

const away = {
  get: procedure
    .route({
      method: 'GET',
      path: '/agent/away',
      summary: 'What happened while the control center was closed; null when nothing did',
      tags: ['agent'],
    })
    .input(z.object({}))
    .output(awaySummary.nullable()),
  seen: procedure
    .route({ method: 'POST', path: '/agent/away/seen', summary: 'The person has read it', tags: ['agent'] })
    .input(nothing)
    .output(done),
};

export const agent = {
  away,
  backups,
  killSwitches,
  limits,
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
  tasks,
  vault,
  views,
};
