import { sanitiseFileName } from "../files/file-name.ts";
import { ApiError } from "../api-error.ts";
import type { MessageBody } from "../wire/message-body.ts";
import type { NewFile } from "./attachments.ts";
import type { AttachmentRecord } from "./state.ts";

/** A body and the files uploaded with it, by their number. */
export interface Incoming {
  readonly body: MessageBody;
  readonly files: ReadonlyMap<number, NewFile>;
}

/** Which attachments a message will have: old ones (with their alt text), then new ones. */
export interface AttachmentPlan {
  readonly kept: readonly { readonly record: AttachmentRecord; readonly description?: string }[];
  readonly added: readonly NewFile[];
  readonly names: readonly string[];
}

/**
 * Settles the attachments of a new or edited message. Where the body lists `attachments`, only the
 * old ones named there stay. 40005 for a file over `sizeLimit` bytes, 50035 for a list that names
 * neither an old attachment nor an uploaded file.
 */
export function planAttachments(
  { body, files }: Incoming,
  existing: readonly AttachmentRecord[],
  sizeLimit: number,
): AttachmentPlan {
  for (const file of files.values())
    if (file.bytes.byteLength > sizeLimit) throw new ApiError(40_005);
  const entries = body.attachments ?? existing.map(({ id }) => ({ id, description: undefined }));
  const kept: { record: AttachmentRecord; description?: string }[] = [];
  const descriptions = new Map<number, string | undefined>();
  for (const [index, { id, description }] of entries.entries()) {
    const record = existing.find((old) => old.id === String(id));
    if (record !== undefined)
      kept.push(typeof description === "string" ? { record, description } : { record });
    else if (files.has(Number(id))) descriptions.set(Number(id), description ?? undefined);
    else throw unknownAttachment(index);
  }
  const added = [...files].map(([number, file]) => {
    const { name, bytes, contentType } = file;
    return { name, bytes, contentType, description: descriptions.get(number) };
  });
  const names = [
    ...kept.map(({ record }) => record.filename),
    ...added.map(({ name }) => sanitiseFileName(name)),
  ];
  return { kept, added, names };
}

function unknownAttachment(index: number): ApiError {
  const message = `Attachment data for index ${index} not found`;
  return new ApiError(50_035, [
    { path: ["attachments", index], code: "ATTACHMENT_NOT_FOUND", message },
  ]);
}
