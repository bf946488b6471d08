/**
 * A file in memory as the C2PA library takes it: it asks for pieces, and reads each at once. Browsers
 * have FileReaderSync for that, and Node has nothing.
 */
export class MemoryBlob extends Blob {
  readonly held: Uint8Array;
  override readonly size: number;

  constructor(bytes: Uint8Array) {
    super([]);
    this.held = bytes;
    this.size = bytes.length;
  }

  override slice(start?: number, end?: number): MemoryBlob {
    return new MemoryBlob(this.held.subarray(start, end));
  }
}

/** Reads pieces of files in memory; the library knows it by the name that it has in browsers. */
class MemoryReader {
  readAsArrayBuffer({ held }: MemoryBlob): ArrayBuffer {
    return new Uint8Array(held).buffer;
  }
}

/** Lets the library read such files. */
export function readBlobsFromMemory(): void {
  Object.assign(globalThis, { FileReaderSync: MemoryReader });
}
