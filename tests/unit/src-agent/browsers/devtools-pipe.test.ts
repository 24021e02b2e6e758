import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { type DevtoolsEvent, DevtoolsPipe } from '../../../../src-agent/browsers/devtools-pipe.ts';

function openPipe() {
  const [output, input] = [new PassThrough(), new PassThrough()];
  const pipe = new DevtoolsPipe(output, input);
  return { pipe, output, input, answer: (message: object) => input.write(`${JSON.stringify(message)}\0`) };
}

test('answers reach their commands, however the bytes are cut', async () => {
  const { pipe, output, input } = openPipe();
  const first = pipe.send('A.one', { x: 1 });
  const second = pipe.send('A.two', {}, 'S');
  expect(String(output.read())).toBe(
    '{"id":1,"method":"A.one","params":{"x":1}}\0{"id":2,"method":"A.two","params":{},"sessionId":"S"}\0',
  );
  const bytes = Buffer.from('{"id":2,"result":{"name":"Zoë"}}\0{"id":1,"error":{"message":"no"}}\0');
  for (const byte of bytes) input.write(Buffer.from([byte]));
  await expect(second).resolves.toEqual({ name: 'Zoë' });
  await expect(first).rejects.toThrow('A.one: no');
});

test('events are told until nobody listens', async () => {
  const { pipe, answer } = openPipe();
  const told: DevtoolsEvent[] = [];
  const stop = pipe.onEvent((event) => told.push(event));
  answer({ method: 'B.happened', params: { y: 2 }, sessionId: 'S' });
  await expect.poll(() => told).toEqual([{ method: 'B.happened', params: { y: 2 }, sessionId: 'S' }]);
  stop();
  const later = pipe.send('A.one');
  answer({ method: 'B.happened', params: {} });
  answer({ id: 1, result: {} });
  await later;
  expect(told).toHaveLength(1);
});

test('what waits for a browser that went is refused', async () => {
  const { pipe, input } = openPipe();
  const waiting = pipe.send('A.one');
  input.destroy();
  await expect(waiting).rejects.toThrow('closed');
  await expect(pipe.send('A.two')).rejects.toThrow('closed');
});
