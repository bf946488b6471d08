import { pixels, scriptedModel } from "../pipeline/scripted-model.ts";
import { drawEverything } from "../pipeline/scripted-model.ts";
import { startRemoteModels } from "../vendors/remote-models.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import type { LifeParts } from "./live-with-fault.ts";

/** A job of the own engine: it costs nothing, and can be drawn again. */
export function localJobs(): LifeParts {
  return {
    paid: () => 0,
    model: (alive) =>
      scriptedModel({
        id: "local/easel",
        async *script(plan, context) {
          for await (const event of drawEverything(plan, context)) {
            await alive();
            yield event;
          }
        },
      }),
  };
}

/** Jobs that Segmind is paid for, with its double; and the function that closes it. */
export async function paidJobs(): Promise<LifeParts & { readonly close: () => Promise<void> }> {
  const remote = await startRemoteModels({ price: 0.02 });
  const segmind = remote.model("segmind/sdxl1.0-txt2img");
  return {
    paid: () => remote.segmind.posts.length,
    model: (alive): ImageModel => ({
      ...segmind,
      plan: (request) => segmind.plan(request),
      async *execute(plan, context) {
        const paced: typeof context.paced = (call) =>
          context.paced(async (signal) => {
            await alive();
            return call(signal);
          });
        yield* segmind.execute(plan, { ...context, paced });
      },
    }),
    close: () => remote.close(),
  };
}

/** Jobs of a service that takes an order under an id, and is asked for the pictures then. */
export function polledJobs(): LifeParts {
  let paid = 0;
  return {
    paid: () => paid,
    model: (alive) =>
      scriptedModel({
        id: "remote/polled",
        plan: ({ count }) => ({ calls: [Array.from({ length: count }, (_, each) => each)] }),
        async *script(plan, context) {
          if (!context.remoteIds.has(0)) {
            yield { type: "submitting", call: 0 };
            await context.paced(async () => {
              await alive();
              paid += plan.request.count;
            });
            yield { type: "remote", call: 0, remoteId: "remote" };
          }
          for (const position of plan.calls.flat()) {
            if (context.finished.has(position)) continue;
            await alive();
            const seed = plan.request.seed + position;
            yield { type: "picture", position, seed, content: pixels(seed) };
          }
        },
      }),
  };
}
