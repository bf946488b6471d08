import { pictureSeed } from "../../domain/request.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { Dialect } from "./families.ts";

/** The fields of one request; what is undefined is not sent. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a request's fields are made of, beside the effective request itself. */
export interface CallOf {
  /** The model as the server calls it. */
  readonly model: string;
  readonly dialect: Dialect;
  readonly request: GenerationRequest;
  /** Which of the request's pictures it is, from 0. */
  readonly position: number;
  /** Half-made pictures that are wanted on the way, 0 to 3. */
  readonly partialImages: number;
}

/** Whether a request brings pictures along: those go to `images/edits`, words to `images/generations`. */
export function hasInputs({ source, references }: GenerationRequest): boolean {
  return source !== undefined || (references ?? []).length > 0;
}

/** The fields of one request for one picture, in the server's own words. */
export function fieldsOf(call: CallOf): Fields {
  const { model, request } = call;
  const { size } = request;
  return {
    model,
    n: 1,
    size: size && `${size.width}x${size.height}`,
    ...writers[call.dialect](call),
  };
}

const writers: Readonly<Record<Dialect, (call: CallOf) => Fields>> = {
  gpt({ request, partialImages }) {
    const { input_fidelity: fidelity, ...options } = request.modelOptions ?? {};
    return {
      prompt: request.prompt,
      ...options,
      ...(hasInputs(request) && { input_fidelity: fidelity }),
      ...(request.transparent && { background: "transparent", output_format: "png" }),
      ...(partialImages > 0 && { stream: true, partial_images: partialImages }),
    };
  },
  plain: ({ request, position }) => ({
    prompt: request.prompt,
    seed: pictureSeed(request.seed, position),
    // Without it some servers answer with a link that only they can open.
    response_format: "b64_json",
  }),
  "sd-cpp": (call) => ({
    // The first of these marks counts, so that a prompt cannot bring its own.
    prompt: `<sd_cpp_extra_args>${extraArgs(call)}</sd_cpp_extra_args>${call.request.prompt}`,
    output_format: "png",
  }),
};

/** What the Images API has no fields for, as stable-diffusion.cpp reads it out of the prompt. */
function extraArgs({ request, position }: CallOf): string {
  const { negativePrompt, steps, guidanceScale, scheduler } = request;
  const args = {
    seed: pictureSeed(request.seed, position),
    negative_prompt: negativePrompt,
    sample_params: {
      sample_steps: steps,
      sample_method: scheduler,
      guidance: guidanceScale === undefined ? undefined : { txt_cfg: guidanceScale },
    },
  };
  return JSON.stringify(args).replaceAll("<", String.raw`\u003c`);
}
