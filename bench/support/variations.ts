import type { PixelPicture } from "../../src/domain/pixels.ts";
import { type Variation, vary } from "../../src/pipeline/orders/derive.ts";
import type { Painter } from "./painter.ts";

/** Variations are drawn from seeds that no original has. */
const AWAY = 50;

/** V: so many variations of a picture that was drawn from these words and this seed. */
export async function variationsOf(
  painter: Painter,
  drawn: { readonly prompt: string; readonly seed: number; readonly picture: PixelPicture },
  strength: Variation,
  strengths: Readonly<Record<Variation, number>> | undefined,
  count: number,
): Promise<readonly PixelPicture[]> {
  const { prompt, seed, picture } = drawn;
  const { width, height } = picture;
  const kept = { hash: "original", mediaType: "image/png", bytes: 0, position: 0 };
  const job = {
    request: { prompt, model: "local/easel-v1", seed, count: 1 },
    pictures: [{ ...kept, seed, width, height }],
  };
  const { source, wordsSeed } = vary(job, 0, strength, strengths);
  const order = { prompt, source, wordsSeed, seed: seed + AWAY, count };
  return (await painter.draw(order, picture)).pictures;
}
