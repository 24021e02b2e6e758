import type { Duplex } from 'node:stream';
import { parseCommandLine } from './command-line.ts';
import { commands, filters } from './commands.ts';
import type { CommandOutput, ShellPhone } from './shell-phone.ts';

const standardOutput = 1;
const standardError = 2;
const exitCode = 3;
const unknownCommand = 127;

/** `shell,v2,…:` separates output, errors and the exit code; `shell:` and `exec:` are the bare bytes. */
export async function serveShell(service: string, stream: Duplex, phone: ShellPhone): Promise<void> {
  const colon = service.indexOf(':');
  const separated = service.startsWith('shell,') && service.slice(0, colon).split(',').includes('v2');
  const send = (channel: number, data: string | Buffer) => {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    if (stream.writable && bytes.length > 0) stream.write(separated ? framed(channel, bytes) : bytes);
  };
  stream.resume();
  const output: CommandOutput = {
    write: (data) => send(standardOutput, data),
    error: (text) => send(standardError, `${text}\n`),
    closed: new Promise((resolve) => stream.once('close', resolve)),
  };
  const code = await runCommandLine(service.slice(colon + 1), phone, output);
  if (separated) send(exitCode, Buffer.from([code]));
  stream.end();
}

function framed(channel: number, bytes: Buffer): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt8(channel, 0);
  header.writeUInt32LE(bytes.length, 1);
  return Buffer.concat([header, bytes]);
}

/** Runs a whole line and answers the exit code of its last command. */
async function runCommandLine(line: string, phone: ShellPhone, output: CommandOutput): Promise<number> {
  let status = 0;
  for (const step of parseCommandLine(line)) {
    if (step.runs === 'after_success' && status !== 0) continue;
    if (step.runs === 'after_failure' && status === 0) continue;
    const [first, ...rest] = step.pipeline;
    if (!first) continue;
    if (rest.length === 0) {
      status = await runCommand(withStatus(first, status), phone, output);
      continue;
    }
    const parts: Buffer[] = [];
    status = await runCommand(first, phone, { ...output, write: (data) => parts.push(Buffer.from(data)) });
    let text = Buffer.concat(parts).toString('utf8');
    for (const words of rest) {
      const filter = filters[words[0] ?? ''];
      if (!filter) {
        status = notFound(words, phone, output);
        text = '';
        break;
      }
      [text, status] = filter(words.slice(1), text);
    }
    output.write(text);
  }
  return status;
}

async function runCommand(
  words: readonly string[],
  phone: ShellPhone,
  output: CommandOutput,
): Promise<number> {
  const [name = '', ...rest] = words;
  if (name === 'exec') return runCommand(rest, phone, output);
  const command = commands[name];
  return command ? command(rest, phone, output) : notFound(words, phone, output);
}

function notFound(words: readonly string[], phone: ShellPhone, output: CommandOutput): number {
  phone.noteUnknownCommand(words.join(' '));
  output.error(`/system/bin/sh: ${words[0]}: inaccessible or not found`);
  return unknownCommand;
}

function withStatus(words: readonly string[], status: number): readonly string[] {
  return words.map((word) => (word === '$?' ? String(status) : word));
}
