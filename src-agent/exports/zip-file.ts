import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive; `name` may hold `/`. */
export type ZipEntry = { readonly name: string; readonly content: string | Uint8Array };

/** Midnight of 1 January 1980, the first day the format knows: the same content is the same archive. */
const [time, date] = [0, 0x21];
/** Names are UTF-8. */
const flags = 0x0800;
const deflated = 8;
const version = 20;

/**
 * An archive of some files as ZIP, as PKWARE's APPNOTE 6.3 describes it (sections 4.3.7, 4.3.12 and 4.3.16). Without its
 * large form: at most 65,535 files and 4 GB.
 */
export function zipFile(entries: readonly ZipEntry[]): Buffer<ArrayBuffer> {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const fileName = Buffer.from(name);
    const about = Buffer.alloc(26);
    [version, flags, deflated, time, date].forEach((value, index) => about.writeUInt16LE(value, index * 2));
    about.writeUInt32LE(crc32(plain), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(plain.length, 18);
    about.writeUInt16LE(fileName.length, 22);
    locals.push(Buffer.from('PK\u0003\u0004'), about, fileName, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([version, 0]), about, rest, fileName);
    offset += 4 + about.length + fileName.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}
