import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../src-agent/processes/free-port.ts';
import { type AgentProcess, startAgentProcess } from './agent-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An answer of the agent, with what was asked. */
export type Answer = { readonly asked: string; readonly status: number; readonly text: string };

/**
 * An agent in a process of its own with a key file, asked over its HTTP interface. `answers` holds every answer but those
 * to questions that ask for a secret in so many words.
 */
export class CanaryDesk implements AsyncDisposable {
  readonly answers: Answer[] = [];
  readonly agent: AgentProcess;
  readonly #place: ReturnType<typeof temporaryFolder>;
  readonly #adbPort: number;

  private constructor(agent: AgentProcess, place: ReturnType<typeof temporaryFolder>, adbPort: number) {
    this.agent = agent;
    this.#place = place;
    this.#adbPort = adbPort;
  }

  static async open(): Promise<CanaryDesk> {
    const place = temporaryFolder();
    const at = (name: string) => join(place.path, name);
    const adbPort = await freePort();
    const files = { dataDir: at('data'), keyFile: at('switchyard.key'), logFile: at('log') };
    return new CanaryDesk(await startAgentProcess({ ...files, adbPort }), place, adbPort);
  }

  get dataDir(): string {
    return join(this.#place.path, 'data');
  }

  /** What it said on standard error. */
  log(): Promise<string> {
    return readFile(join(this.#place.path, 'log'), 'utf8');
  }

  /** A question whose answer may hold no secret. */
  async ask(method: string, path: string, body?: object | string | FormData): Promise<Answer> {
    const answer = await this.askForSecret(method, path, body);
    this.answers.push(answer);
    return answer;
  }

  /** A question whose answer holds a secret when it is right. */
  async askForSecret(method: string, path: string, body?: object | string | FormData): Promise<Answer> {
    const asIs = typeof body === 'string' || body instanceof FormData || body === undefined;
    const answer = await fetch(`${this.agent.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.agent.token}`,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: asIs ? body : JSON.stringify(body) }),
    });
    return { asked: `${method} ${path}`, status: answer.status, text: await answer.text() };
  }

  /** Asks until the answer says so, and gives that answer. */
  async askUntil(path: string, says: (state: { readonly status?: string }) => boolean): Promise<Answer> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const answer = await this.ask('GET', path);
      if (says(JSON.parse(answer.text) as { status?: string })) return answer;
      if (Date.now() > deadline) throw new Error(`${path} still answers ${answer.text}`);
    }
  }

  /** Reads a file in as accounts or proxies, until its preview stands or it failed. Answers its address. */
  async readIn(kind: 'accounts' | 'proxies', name: string, content: string): Promise<string> {
    const form = new FormData();
    form.set('file', new File([content], name));
    const created = await this.ask('POST', `/${kind}/imports`, form);
    const { id } = JSON.parse(created.text) as { id: number };
    await this.askUntil(`/${kind}/imports/${id}`, ({ status }) => status !== 'reading');
    return `/${kind}/imports/${id}`;
  }

  /** Ends the agent, and leaves what it wrote. */
  async end(): Promise<void> {
    await this.agent[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    await new Promise((resolve) => execFile('adb', ['-P', String(this.#adbPort), 'kill-server'], resolve));
    this.#place[Symbol.dispose]();
  }
}
