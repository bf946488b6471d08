import { mostReferences } from "../../pipeline/orders/choose-model.ts";
import { vary } from "../../pipeline/orders/derive.ts";
import { withPrompt } from "../../pipeline/orders/typed-prompt.ts";
import type { Order } from "../../pipeline/studio.ts";
import { unknownPicture } from "../interactions/refusals.ts";
import type { ReserveRoom } from "../interactions/order-room.ts";
import type { Only } from "../interactions/services.ts";
import { readTyped } from "../people/read-typed.ts";
import { ownStrengths, variationStrength } from "../people/variation-strength.ts";
import { importFor } from "../reading/import-for.ts";
import { importReferences } from "../reading/import-references.ts";
import { fromOriginal } from "../reading/original-picture.ts";
import type { Subject } from "./find-picture.ts";
import type { IncomingMessage } from "./incoming-message.ts";
import { readReplyWords } from "./reply-words.ts";

/** What is ordered; who orders it and where it is answered is known from the message. */
export type PreparedOrder = Omit<Order, "requester" | "target" | "room">;

type Services = Only<"studio" | "preferences" | "presets" | "download" | "readParameters"> & {
  readonly reserve: ReserveRoom;
};

/**
 * The order that a message means: variations of the picture that it is about, with its words as
 * prompt, or with the old prompt where it has none. Throws UserError when the named picture does
 * not exist or cannot be read.
 */
export async function replyOrder(
  services: Services,
  { authorId, content }: Pick<IncomingMessage, "authorId" | "content">,
  subject: Subject,
): Promise<PreparedOrder> {
  if (subject.kind === "files") {
    const { words, index, isNamed } = namedFile(content, subject.urls);
    const others = isNamed ? [] : subject.urls.filter((_, each) => each !== index);
    const pictures = { url: subject.urls[index] ?? "", others };
    return await varyFile({ ...services, person: authorId }, pictures, words);
  }
  const { job, positions, urls } = subject;
  const { words, number } = readReplyWords(content, positions.length);
  const position = number === undefined ? positions[0] : number - 1;
  if (position === undefined || !positions.includes(position))
    throw unknownPicture(position, positions.length);
  const { studio } = services;
  const strength = await variationStrength(authorId, services);
  const draft = vary(job, position, strength, ownStrengths(job, services));
  const changed = withPrompt(draft, await readTyped(words, authorId, services), studio);
  return {
    kind: "vary",
    ...(await fromOriginal(changed, { job, position }, urls, {
      ...services,
      person: authorId,
    })),
    typed: changed.typed,
    parent: { jobId: job.id, position },
  };
}

/**
 * The words of a message, and which of these pictures it means (from 0; the first unless it names one).
 * Throws UserError when there is no such picture.
 */
export function namedFile(
  content: string,
  urls: readonly string[],
): { readonly words: string; readonly index: number; readonly isNamed: boolean } {
  const { words, number } = readReplyWords(content, urls.length);
  const index = (number ?? 1) - 1;
  if (urls[index] === undefined) throw unknownPicture(index, urls.length);
  return { words, index, isNamed: number !== undefined };
}

/**
 * Variations of the picture behind an address; without words with those that its file tells. The
 * other pictures of the message go with it where a model takes several.
 */
async function varyFile(
  services: Services & { readonly person: string },
  { url, others }: { readonly url: string; readonly others: readonly string[] },
  words: string,
): Promise<PreparedOrder> {
  const { studio, download, readParameters, reserve, person } = services;
  const typed = await readTyped(words, person, services);
  await reserve({ count: 1, prompt: typed.prompt });
  await using file = await download(url, person);
  const { source, warnings } = await studio.importPicture(file);
  const prompt = typed.prompt === "" ? ((await readParameters(file))?.prompt ?? "") : typed.prompt;
  const changed = withPrompt({ prompt, source }, typed, studio);
  const beside = await importReferences(besides(others, services), importFor(person, services));
  const draft = { ...changed.draft, references: beside.references };
  // The words of a file are no choices.
  const isTyped = typed.prompt !== "";
  return {
    kind: "vary",
    draft,
    typed: changed.typed.filter((field) => isTyped || field !== "prompt"),
    warnings: [...warnings, ...beside.warnings, ...changed.warnings],
  };
}

/** As many of the other pictures as some model takes beside the one that it starts from. */
function besides(urls: readonly string[], { studio }: Only<"studio">): readonly string[] {
  const able = studio.models.filter(({ capabilities }) => capabilities.imageToImage);
  return urls.slice(0, Math.max(0, ...able.map(mostReferences)));
}
