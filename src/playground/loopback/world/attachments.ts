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

/** How long a file that an edit took out of its message is still served: a page may be fetching it. */
const LINGERING_MS = 30_000;

/** Uploaded files. */
export class Attachments {
  readonly #core: Core;
  readonly #replaced = new Map<
    string,
    { readonly record: AttachmentRecord; readonly until: number }
  >();

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

  /** What the CDN has under this id: a file of a message, or one that was replaced just now. */
  served(id: string): AttachmentRecord | undefined {
    const replaced = this.#replaced.get(id);
    const isFresh = replaced !== undefined && replaced.until > this.#core.clock();
    return this.find(id) ?? (isFresh ? replaced.record : undefined);
  }

  delete(ids: readonly string[]): void {
    for (const id of ids) this.#core.state.attachments.delete(id);
  }

  /** Takes files out of their message, as an edit does. */
  replace(ids: readonly string[]): void {
    const now = this.#core.clock();
    for (const [id, { until }] of this.#replaced) if (until <= now) this.#replaced.delete(id);
    for (const record of this.list(ids)) {
      this.#replaced.set(record.id, { record, until: now + LINGERING_MS });
    }
    this.delete(ids);
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
