import type { ReceivedRequest } from "./vendor-server.ts";

/** What the Images API refuses, and which parameter it names. */
export interface Refusal {
  readonly code: string;
  readonly param: string;
  readonly message: string;
}

const sizesOfList = new Set(["1024x1024", "1536x1024", "1024x1536", "auto"]);

/** After the types of the official client `openai` 7.59.0, which name each model's parameters. */
const known = new Set(
  "model prompt n size quality background output_format user output_compression moderation stream partial_images".split(
    " ",
  ),
);

/** What is wrong with a request for a GPT Image model; undefined for one that is drawn. */
export function refusalOf(
  model: string,
  { body = {}, files }: ReceivedRequest,
  isEdit: boolean,
): Refusal | undefined {
  const extra = new Set([
    ...(isEdit ? ["image", "image[]", "mask"] : []),
    ...(isEdit && model === "gpt-image-1.5" ? ["input_fidelity"] : []),
    ...(model.startsWith("gpt-image-2.5") ? ["complexity"] : []),
  ]);
  const unknown = Object.keys(body).find((name) => !known.has(name) && !extra.has(name));
  if (unknown !== undefined) {
    return refuse("unknown_parameter", unknown, `Unknown parameter: '${unknown}'.`);
  }
  const {
    prompt,
    n = 1,
    size = "auto",
    quality = "auto",
    background,
    output_format: format,
  } = body;
  if (typeof prompt !== "string" || prompt === "" || prompt.length > 32_000) {
    return refuse("invalid_value", "prompt", "Invalid length of 'prompt'.");
  }
  if (Number(n) < 1 || Number(n) > 10) return refuse("invalid_value", "n", "n must be 1 to 10.");
  if (!isSize(model, String(size))) {
    return refuse("invalid_value", "size", `Invalid value: '${String(size)}'.`);
  }
  const qualities = ["low", "medium", "high", "auto"];
  if (model.startsWith("gpt-image-2.5")) qualities.push("xhigh", "max");
  if (!qualities.includes(String(quality))) {
    return refuse("invalid_value", "quality", `Invalid value: '${String(quality)}'.`);
  }
  if (background === "transparent" && format !== "png" && format !== "webp") {
    return refuse("invalid_value", "background", "Transparent needs png or webp.");
  }
  const partial = Number(body["partial_images"] ?? 0);
  const isStream = [true, "true"].includes(body["stream"] as boolean | string);
  if (partial > 3 || (partial > 0 && !isStream)) {
    return refuse("invalid_value", "partial_images", "partial_images needs stream, and is 0 to 3.");
  }
  return isEdit ? refusalOfFiles(files) : undefined;
}

const refuse = (code: string, param: string, message: string): Refusal => ({
  code,
  param,
  message,
});

function isSize(model: string, size: string): boolean {
  if (!model.startsWith("gpt-image-2")) return sizesOfList.has(size);
  if (size === "auto") return true;
  const [width = 0, height = 0] = size.split("x").map(Number);
  const ratio = Math.max(width, height) / Math.min(width, height);
  const fits = width % 16 === 0 && height % 16 === 0 && width > 0 && height > 0;
  return fits && ratio <= 3 && Math.max(width, height) <= 3840 && width * height <= 3840 * 2160;
}

function refusalOfFiles(files: ReceivedRequest["files"]): Refusal | undefined {
  const images = files.filter(({ field }) => field === "image" || field === "image[]");
  const [first] = images;
  if (!first || images.length > 16) {
    return refuse("invalid_value", "image", "Send 1 to 16 images.");
  }
  if (images.length > 1 && images.some(({ field }) => field === "image")) {
    return refuse("duplicate_parameter", "image", "Use 'image[]' for several images.");
  }
  if (images.some(({ bytes }) => headerOf(bytes) === undefined)) {
    return refuse("invalid_image_file", "image", "Invalid image file.");
  }
  const mask = files.find(({ field }) => field === "mask");
  if (!mask) return undefined;
  const [header, own] = [headerOf(mask.bytes), headerOf(first.bytes)];
  if (!header?.hasAlpha) return refuse("invalid_image_file", "mask", "The mask has no alpha.");
  if (header.width !== own?.width || header.height !== own.height) {
    return refuse("invalid_value", "mask", "The mask has another size than the image.");
  }
  return mask.bytes.length < 4 * 1024 ** 2
    ? undefined
    : refuse("invalid_value", "mask", "The mask is larger than 4 MB.");
}

/** The head of a PNG, or the bare fact of a JPEG. */
function headerOf(bytes: Buffer) {
  if (bytes.toString("latin1", 0, 3) === "\u00ff\u00d8\u00ff") {
    return { width: 0, height: 0, hasAlpha: false };
  }
  if (bytes.toString("latin1", 1, 4) !== "PNG") return undefined;
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    hasAlpha: [4, 6].includes(bytes[25] ?? 0),
  };
}
