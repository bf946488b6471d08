import type { Denoiser } from "../../models/denoiser.ts";
import { outputOf, type PortInfo, type Session } from "../../onnx/session.ts";
import { type Tensor, zeros } from "../../tensor.ts";
import { timestepsFor } from "../transformer-denoiser.ts";
import { packLatents, PATCH, unpackLatents } from "./pack-latents.ts";

/** The graph multiplies timesteps by this itself. */
const TIMESTEPS = 1000;

/** Flux' transformer, which works on packed latents and is told where each token lies. */
export function createFluxDenoiser(session: Session): Denoiser {
  const hasGuidance = session.inputs.has("guidance");
  return {
    async predict(latents, timestep, { guidance, ...inputs }) {
      const [rows = 1, , height = 0, width = 0] = latents.dims;
      const tokens = inputs["encoder_hidden_states"]?.dims[1] ?? 0;
      const outputs = await session.run({
        hidden_states: packLatents(latents),
        timestep: timestepsFor(timestep / TIMESTEPS, latents),
        img_ids: forGraph(imageIds(height, width), session.inputs.get("img_ids"), rows),
        txt_ids: forGraph(zeros([tokens, 3]), session.inputs.get("txt_ids"), rows),
        ...inputs,
        ...(hasGuidance && guidance && { guidance: flat(guidance) }),
      });
      return unpackLatents(outputOf(outputs, "out_hidden_states"), latents.dims);
    },
  };
}

/** For each token of the picture 0, its row and its column: [(h/2)(w/2), 3]. */
function imageIds(height: number, width: number): Tensor {
  const [down, across] = [height / PATCH, width / PATCH];
  const ids = zeros([down * across, 3]);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) ids.data.set([0, y, x], (y * across + x) * 3);
  }
  return ids;
}

/** Exports for older diffusers want ids for each picture. */
function forGraph(ids: Tensor, port: PortInfo | undefined, rows: number): Tensor {
  if (port?.dims.length !== 3) return ids;
  const data = new Float32Array(ids.data.length * rows);
  for (let row = 0; row < rows; row += 1) data.set(ids.data, row * ids.data.length);
  return { data, dims: [rows, ...ids.dims] };
}

function flat({ data }: Tensor): Tensor {
  return { data, dims: [data.length] };
}
