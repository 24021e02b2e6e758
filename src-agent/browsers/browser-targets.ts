import { z } from 'zod';
import type { DevtoolsPipe } from './devtools-pipe.ts';
import type { DevtoolsCommand } from './emulation.ts';

const attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ targetId: z.string(), type: z.string() }),
  waitingForDebugger: z.boolean(),
});
type Attached = z.infer<typeof attached>;
const detached = z.object({ sessionId: z.string() });

type PageTarget = { readonly sessionId: string; readonly targetId: string };

/** The commands that give targets their values. */
export type TargetValues = {
  readonly ofTarget: (targetType: string) => readonly DevtoolsCommand[];
  readonly ofFirstRequest: readonly DevtoolsCommand[];
};

/** What follows the browser's windows. */
export type TargetWatch = {
  /** A page went to another address. */
  readonly navigated: () => void;
  readonly lastPageClosed: () => void;
};

/**
 * Everything in the browser that runs scripts. Each new page, frame and worker is held until it has its values, so that
 * its first script sees them already.
 */
export class BrowserTargets {
  readonly #pipe: DevtoolsPipe;
  readonly #values: TargetValues;
  readonly #pages = new Map<string, PageTarget>();
  /** Sessions of new windows whose first request was not answered yet. */
  readonly #unanswered = new Set<string>();

  constructor(pipe: DevtoolsPipe, values: TargetValues, watch: TargetWatch) {
    this.#pipe = pipe;
    this.#values = values;
    pipe.onEvent(({ method, params, sessionId }) => {
      if (sessionId !== null && /^Network\.(responseReceived|loadingFailed)$/.test(method))
        this.#firstAnswered(sessionId);
      if (method === 'Target.attachedToTarget') this.#receive(attached.parse(params));
      if (method === 'Target.detachedFromTarget') {
        const gone = detached.parse(params).sessionId;
        const removed = this.#pages.delete(gone);
        this.#unanswered.delete(gone);
        if (removed && this.#pages.size === 0) watch.lastPageClosed();
      }
      if (method === 'Target.targetInfoChanged') watch.navigated();
    });
  }

  /** The page opened last; null when there is none. */
  get lastPage(): PageTarget | null {
    return [...this.#pages.values()].at(-1) ?? null;
  }

  /** Attaches to what there is and to all that comes. */
  async follow(): Promise<void> {
    await this.#pipe.send('Target.setDiscoverTargets', { discover: true });
    await this.#pipe.send('Target.setAutoAttach', { ...autoAttach, filter: allButContainers });
  }

  /** Opens a page of its own; `behind`: without taking the place of the one a person looks at. */
  async openPage(address: string, where: 'in front' | 'behind' = 'in front'): Promise<PageTarget> {
    const background = where === 'behind';
    const answer = await this.#pipe.send('Target.createTarget', { url: address, background });
    const { targetId } = z.object({ targetId: z.string() }).parse(answer);
    const page = [...this.#pages.values()].find((known) => known.targetId === targetId);
    if (page === undefined) throw new Error('the browser opened a page without telling');
    return page;
  }

  #receive({ sessionId, targetInfo, waitingForDebugger }: Attached): void {
    const { type, targetId } = targetInfo;
    const isNewWindow = type === 'page' && waitingForDebugger;
    const commands = [...this.#values.ofTarget(type), ...(isNewWindow ? this.#values.ofFirstRequest : [])];
    this.#pipe.tell('Target.setAutoAttach', autoAttach, sessionId);
    for (const [method, params] of commands) this.#pipe.tell(method, params, sessionId);
    this.#pipe.tell('Runtime.runIfWaitingForDebugger', {}, sessionId);
    if (type === 'page') this.#pages.set(sessionId, { sessionId, targetId });
    if (isNewWindow) this.#unanswered.add(sessionId);
  }

  #firstAnswered(sessionId: string): void {
    if (this.#unanswered.delete(sessionId)) this.#pipe.tell('Network.disable', {}, sessionId);
  }
}

const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
const allButContainers = [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }, {}];
