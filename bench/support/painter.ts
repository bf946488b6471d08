import type { GenerationRequest } from "../../src/domain/request.ts";
import type { EncodedPicture, PixelPicture } from "../../src/domain/pixels.ts";
import { createEngine } from "../../src/diffusion/engine.ts";
import type { GenerationContext, SourceTarget } from "../../src/providers/image-model.ts";
import { inEnglish } from "../../src/words/index.ts";
import { openModel } from "../../test/support/local-models/open-model.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A model as people order from it: planned and drawn, without Discord. */
export interface Painter {
  /** The pictures of a request in their order, and what was said about it. */
  draw(
    asked: Partial<GenerationRequest> & { readonly prompt: string },
    source?: PixelPicture,
  ): Promise<{ readonly pictures: readonly PixelPicture[]; readonly says: readonly string[] }>;
  close(): Promise<void>;
}

async function nothing(): Promise<never> {
  throw new Error("There is no such picture.");
}

/** Gives the picture that there is, at the size that it has. */
function pictureIs(picture: PixelPicture | undefined): GenerationContext["source"] {
  function give(target: SourceTarget & { readonly format: "pixels" }): Promise<PixelPicture>;
  function give(
    target: SourceTarget & { readonly format: "jpeg" | "png" },
  ): Promise<EncodedPicture>;
  async function give({ format }: SourceTarget): Promise<PixelPicture | EncodedPicture> {
    return picture === undefined || format !== "pixels" ? await nothing() : picture;
  }
  return give;
}

/** Opens the model in a folder. */
export async function openPainter(folder: string): Promise<Painter> {
  const engine = createEngine({ log: silent, environment: process.env });
  const model = await openModel(engine, folder);
  return {
    async draw(asked, source) {
      const plan = model.plan({ model: model.id, count: 1, seed: 42, ...asked });
      const says = plan.warnings.map(({ message }) => inEnglish(message));
      const context = {
        signal: new AbortController().signal,
        finished: new Set<number>(),
        remoteIds: new Map<number, string>(),
        source: pictureIs(source),
        mask: nothing,
        picture: nothing,
        paced: <T>(call: (signal: AbortSignal) => Promise<T>) => call(new AbortController().signal),
      };
      const pictures: PixelPicture[] = [];
      for await (const event of model.execute(plan, context)) {
        if (event.type === "warning") says.push(inEnglish(event.warning.message));
        if (event.type === "picture" && event.content.kind === "pixels") {
          pictures[event.position] = event.content;
        }
      }
      return { pictures, says };
    },
    close: () => engine.close(),
  };
}
