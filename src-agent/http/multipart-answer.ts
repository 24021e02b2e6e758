import { randomUUID } from 'node:crypto';

type Answer = {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: unknown;
};

type Result = { readonly matched: boolean; readonly response?: Answer | undefined };

/**
 * Writes answers with files in them as multipart by itself. The platform's own way reads a file to its end into memory, and
 * fails where nobody can catch it when the page leaves meanwhile, which would end the agent.
 */
export async function multipartAnswer<Answered extends Result>(call: {
  readonly next: () => Promise<Answered>;
}): Promise<Answered> {
  const result = await call.next();
  const { response } = result;
  if (!(response?.body instanceof FormData)) return result;
  const boundary = `----switchyard-${randomUUID()}`;
  const whole = multipart(response.body, boundary);
  const headers = {
    ...response.headers,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(whole.size),
  };
  return { ...result, response: { ...response, headers, body: whole.stream() } };
}

/** A form as RFC 7578 writes it; files stay where they are until they are read. */
function multipart(form: FormData, boundary: string): Blob {
  const parts = [...form].flatMap(([name, value]) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (typeof value === 'string') return [`${head}\r\n\r\n${value}\r\n`];
    const type = value.type === '' ? 'application/octet-stream' : value.type;
    return [`${head}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value, '\r\n'];
  });
  return new Blob([...parts, `--${boundary}--\r\n`]);
}

function quoted(text: string): string {
  return text.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
