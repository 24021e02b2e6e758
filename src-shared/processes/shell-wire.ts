import { z } from 'zod';
import { deviceState } from '../domain/device.ts';
import { storageTroubleName } from '../domain/system.ts';

/** The programs that the agent may ask the shell to start beside it. */
const childKind = z.enum(['appium', 'phone-simulator']);

/** A root key of the vault: 32 bytes as base64. */
const rootKeyBytes = z.base64().length(44);

/**
 * The root key of the vault as the shell hands it over. `older`: keys of former times that still open. `advice`: what
 * this way of keeping means and what to do, null where nothing is to be done.
 */
const handedRootKey = z.object({
  protection: z.enum(['keychain', 'this_run']),
  keeper: z.string().max(200),
  key: rootKeyBytes,
  older: z.array(rootKeyBytes).max(100),
  advice: z.string().max(2000).nullable(),
});
export type HandedRootKey = z.infer<typeof handedRootKey>;

/** Where the agent finds things and what it is told to be. `rootKey` is secret: this message is in no log. */
const agentBoot = z.object({
  dataDir: z.string().min(1),
  resourcesDir: z.string().min(1),
  version: z.string().min(1),
  mode: z.literal('desktop'),
  /** Opens the vault; without one, secrets cannot be read after this run. */
  rootKey: handedRootKey.optional(),
});
export type AgentBoot = z.infer<typeof agentBoot>;

/** What the tray says about the agent: enough for one sentence, an icon and a line a phone. */
const agentStatus = z.object({
  phones: z.array(z.object({ name: z.string().max(100), state: deviceState })).max(500),
  runsGoing: z.number().int().min(0),
  jobsNeedingPerson: z.number().int().min(0),
  storage: z.enum(['ok', ...storageTroubleName.options]),
});
export type AgentStatus = z.infer<typeof agentStatus>;

const childId = z.number().int().positive();

/** What the agent asks of the shell to do with the programs it may not start by itself. */
export const childRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('fork'), id: childId, kind: childKind }),
  z.object({ type: z.literal('to-child'), id: childId, message: z.unknown() }),
  z.object({ type: z.literal('kill'), id: childId, how: z.enum(['gentle', 'hard']) }),
]);
export type ChildRequest = z.infer<typeof childRequest>;

/** What the shell tells the agent of those programs. `code` and `signal` are null when not known. */
export const childReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('spawned'), id: childId, pid: z.number().int().positive() }),
  z.object({ type: z.literal('from-child'), id: childId, message: z.unknown() }),
  z.object({
    type: z.literal('exited'),
    id: childId,
    code: z.number().int().nullable(),
    signal: z.string().nullable(),
  }),
]);
export type ChildReport = z.infer<typeof childReport>;

/** Every message from the agent to the shell. `failed` precedes an exit: it could not start and says why. */
export const agentMessage = z.union([
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('ready') }),
    z.object({ type: z.literal('failed'), message: z.string().max(2000) }),
    z.object({ type: z.literal('stopped') }),
    z.object({ type: z.literal('status'), status: agentStatus }),
  ]),
  childRequest,
]);
export type AgentMessage = z.infer<typeof agentMessage>;

/** Every message from the shell to the agent. `connect` carries one port that a window holds the other end of. */
export const shellMessage = z.union([
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('boot'), config: agentBoot }),
    z.object({ type: z.literal('connect') }),
    z.object({ type: z.literal('power'), event: z.enum(['suspend', 'resume']) }),
    z.object({ type: z.literal('stop') }),
  ]),
  childReport,
]);
export type ShellMessage = z.infer<typeof shellMessage>;
