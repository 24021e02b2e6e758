import { ProxyServers } from '../proxy-servers.ts';

/**
 * A crowd of proxies in a process of its own, so that their work is not counted as that of who checks them: prints one line
 * with the ports of proxies that work, of one that never answers, and of a test address; ends with its standard input.
 */
const servers = new ProxyServers();
const http: number[] = [];
const socks: number[] = [];
for (let index = 0; index < 16; index += 1) {
  http.push(await servers.http());
  socks.push(await servers.socks());
}
const hanging = await servers.raw(() => undefined);
const testAddress = await servers.testAddress();
process.stdout.write(`${JSON.stringify({ http, socks, hanging, testAddress })}\n`);
process.stdin.resume().once('end', () => void servers[Symbol.asyncDispose]().then(() => process.exit()));
