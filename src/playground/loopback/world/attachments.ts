import { contentTypeOf } from "../files/content-type.ts";
import { sanitiseFileName } from "../files/file-name.ts";
import { imageSize } from "../files/image-size.ts";
import { signedQuery } from "../files/signed-url.ts";
import type { WireAttachment } from "../wire/attachment.ts";
import type { Core } from "./core.ts";
import type { AttachmentRecord } from "./state.ts";

/** A file on its way in. */
export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string | undefined;
  readonly description?: string | undefined;
}

/** Uploaded files. */
export class Attachments {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  add(channelId: string, file: NewFile, { ephemeral = false } = {}): AttachmentRecord {
    const filename = sanitiseFileName(file.name);
    const record: AttachmentRecord = {
      id: this.#core.nextId(),
      channelId,
      filename,
      contentType: file.contentType ?? contentTypeOf(filename),
      bytes: file.bytes,
      ephemeral,
      ...imageSize(file.bytes),
      ...(file.description !== undefined && { description: file.description }),
    };
    this.#core.state.attachments.set(record.id, record);
    return record;
  }

  find(id: string): AttachmentRecord | undefined {
    return this.#core.state.attachments.get(id);
  }

  /** Those of these ids that are there, in the same order. */
  list(ids: readonly string[]): readonly AttachmentRecord[] {
    return ids.flatMap((id) => this.find(id) ?? []);
  }

  delete(ids: readonly string[]): void {
    for (const id of ids) this.#core.state.attachments.delete(id);
  }

  /** As Discord sends it, with an address that is signed for a day from now. */
  wire(record: AttachmentRecord): WireAttachment {
    const url = this.#signedUrl(record);
    return {
      id: record.id,
      filename: record.filename,
      size: record.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: record.contentType,
      ...(record.description !== undefined && { description: record.description }),
      ...(record.width !== undefined && { width: record.width }),
      ...(record.height !== undefined && { height: record.height }),
      ...(record.ephemeral && { ephemeral: true }),
    };
  }

  #signedUrl(record: AttachmentRecord): string {
    const folder = record.ephemeral ? "ephemeral-attachments" : "attachments";
    const path = `/${folder}/${record.channelId}/${record.id}/${encodeURIComponent(record.filename)}`;
    const { state, clock, cdnUrl } = this.#core;
    return `${cdnUrl()}${path}${signedQuery(state.signingKey, path, clock())}`;
  }
}
