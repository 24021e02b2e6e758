import { isIP, isIPv6 } from 'node:net';
import { proxyHost, proxyProtocol, proxyStatus, proxyType } from '../../src-shared/domain/proxy.ts';
import type { FieldDefinition, ImportDefinition } from './import-definition.ts';
import { RowReading } from './row-reading.ts';

const field = (
  name: string,
  title: string,
  spellings: readonly string[],
  more: { readonly required?: boolean; readonly secret?: boolean } = {},
): FieldDefinition => ({ name, title, required: false, secret: false, ...more, spellings });

const fields = [
  field('host', 'Host', ['ip', 'address', 'server', 'hostname', 'ipaddress', 'proxy', 'proxyhost'], {
    required: true,
  }),
  field('port', 'Port', ['proxyport'], { required: true }),
  field('username', 'User name', ['user', 'login', 'proxyuser', 'proxyusername']),
  field('password', 'Password', ['pass', 'pwd', 'passwd', 'proxypass', 'proxypassword'], { secret: true }),
  field('type', 'Type', ['kind', 'proxytype']),
  field('status', 'Status', ['state']),
  field('protocol', 'Protocol', ['scheme']),
  field('label', 'Label', ['name', 'title']),
];

const plain = ['host', 'port', 'username', 'password', 'type', 'status'];

/** How proxies are imported: their fields, and what a row has to be. */
export const proxiesImport: ImportDefinition = {
  kind: 'proxies',
  owner: 'proxy',
  fields,
  plain,
  looksPlain: ([host = '', port = '', , , type = '', status = '']) =>
    proxyHost.safeParse(host).success &&
    /^\d+$/.test(port) &&
    (type === '' || proxyType.safeParse(type.toLowerCase()).success) &&
    (status === '' || proxyStatus.safeParse(status.toLowerCase()).success),
  check: (values, _defaults, _known, note) => {
    const row = new RowReading(values, note);
    const host = readHost(row);
    const port = readPort(row);
    const username = row.secret('username', 500, 'The user name');
    const password = row.secret('password', 1000, 'The password');
    const type = row.word('type', proxyType.options, 'datacenter', {
      dc: 'datacenter',
      '4g': 'mobile',
      '5g': 'mobile',
    });
    const status = row.word('status', proxyStatus.options, 'active');
    const protocol = row.word('protocol', proxyProtocol.options, 'http', {
      socks: 'socks5',
      socks5h: 'socks5',
    });
    const label = row.limited('label', 80, 'The label');
    if (row.failed || host === null || port === null || protocol === null) return null;
    return {
      columns: [label, host, port, protocol, type, username ?? '', status],
      tags: [],
      secrets: password === null ? {} : { password },
      keys: [{ key: `${protocol} ${host} ${port} ${username ?? ''}`, repeats: 'refused' }],
      shown: {
        host,
        port: String(port),
        protocol,
        type: type ?? '',
        status: status ?? '',
        ...(label === null ? {} : { label }),
        ...(username === null ? {} : { username }),
        ...(password === null ? {} : { password: '••••••' }),
      },
    };
  },
};

function readHost(row: RowReading): string | null {
  const text = row
    .text('host')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
  if (text === '') return row.error('host', 'A host name or an IP address is needed; this row has none.');
  const expected = 'A host name or an IP address was expected, without http:// and without the port.';
  if (!proxyHost.safeParse(text).success || (text.includes(':') && !isIPv6(text)))
    return row.error('host', expected);
  if (/^[\d.]+$/.test(text) && isIP(text) === 0)
    return row.error('host', 'This is no IP address: four numbers from 0 to 255 were expected.');
  return text;
}

function readPort(row: RowReading): number | null {
  const text = row.text('port');
  const port = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : row.error('port', 'A port from 1 to 65535 was expected.');
}
