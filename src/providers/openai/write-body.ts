import type { Inputs } from "./inputs.ts";
import type { Fields } from "./request.ts";

/** A request's body, and what it is. */
export interface WrittenBody {
  readonly body: string | Uint8Array;
  readonly contentType: string;
}

/** Writes the fields as JSON, or, with pictures, as a form. */
export async function writeBody(fields: Fields, inputs: Inputs | undefined): Promise<WrittenBody> {
  if (!inputs) return { body: JSON.stringify(fields), contentType: "application/json" };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) form.append(name, String(value));
  }
  const field = inputs.images.length > 1 ? "image[]" : "image";
  for (const [index, bytes] of inputs.images.entries()) {
    form.append(field, png(bytes), `image-${index + 1}.png`);
  }
  if (inputs.mask) form.append("mask", png(inputs.mask), "mask.png");
  const written = new Response(form);
  return {
    body: new Uint8Array(await written.arrayBuffer()),
    contentType: written.headers.get("content-type") ?? "multipart/form-data",
  };
}

const png = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)], { type: "image/png" });
