import type { UploadReference } from "../protocol/protocol.ts";

/** Hands a file to the playground; rejects with its words when it is too large. */
export async function upload(file: File): Promise<UploadReference> {
  const query = new URLSearchParams({ name: file.name });
  const answer = await fetch(`/uploads?${query}`, {
    method: "POST",
    headers: { "content-type": file.type || "application/octet-stream" },
    body: file,
  });
  if (!answer.ok) throw new Error(await answer.text());
  const reference: UploadReference = await answer.json();
  return reference;
}
