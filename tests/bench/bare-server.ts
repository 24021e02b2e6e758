import { createServer } from 'node:http';
import Database from 'better-sqlite3';

/** The least a program must do to be of use: open the same database, listen, answer how many jobs there are. */
const sqlite = new Database(process.argv[2]);
const count = sqlite.prepare('SELECT count(*) FROM job').pluck();
const server = createServer((_request, response) => response.end(String(count.get())));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
