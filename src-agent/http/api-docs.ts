import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { commonHeaders } from '../../src-shared/pages/security-headers.ts';
import { readBelow } from './pages.ts';

/** Below this path lies the readable form of the OpenAPI document. */
export const docsPath = '/api/v1/docs';

const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** Swagger UI sets style elements of its own, so this page alone allows inline styles; scripts stay our own. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Switchyard API</title>
    <link rel="stylesheet" href="${docsPath}/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="${docsPath}/swagger-ui-bundle.js"></script>
    <script src="${docsPath}/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

/** Answers requests below `docsPath`; everything comes from this computer. */
export async function serveDocs(path: string, response: ServerResponse): Promise<void> {
  const name = path.slice(docsPath.length).replace(/^\//, '');
  if (name === '') return send(response, 'text/html; charset=utf-8', page);
  if (name === 'start.js') return send(response, 'text/javascript; charset=utf-8', start);
  const type = files[name];
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const bytes = type === undefined ? null : await readBelow(folder, name);
  if (type === undefined || bytes === null) response.writeHead(404, commonHeaders).end();
  else send(response, type, bytes);
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response
    .writeHead(200, { ...commonHeaders, 'Content-Type': type, 'Content-Security-Policy': policy })
    .end(body);
}
