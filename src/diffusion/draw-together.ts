import type { Expert, Experts } from "./experts.ts";
import { RunSharing } from "./models/run-sharing.ts";

/**
 * Draws pictures in groups of `size`, whose members share the denoisers' runs; one after another
 * with a size of 1. `draw` is given the models to draw with, and a function that throws when another
 * picture of the group has failed. Throws what the first one that fails throws.
 */
export async function drawTogether<Picture>(
  pictures: readonly Picture[],
  { experts, size }: { readonly experts: Experts; readonly size: number },
  draw: (picture: Picture, experts: Experts, throwIfFailed: () => void) => Promise<void>,
): Promise<void> {
  if (size === 1) {
    for (const picture of pictures) await draw(picture, experts, () => {});
    return;
  }
  for (let start = 0; start < pictures.length; start += size) {
    await drawGroup(pictures.slice(start, start + size), experts, draw);
  }
}

async function drawGroup<Picture>(
  group: readonly Picture[],
  { base, refiner }: Experts,
  draw: (picture: Picture, experts: Experts, throwIfFailed: () => void) => Promise<void>,
): Promise<void> {
  const sharing = new RunSharing();
  const shared = { base: share(base, sharing), refiner: refiner && share(refiner, sharing) };
  const failure = new AbortController();
  for (const _ of group) sharing.enter();
  const endings = group.map(async (picture) => {
    try {
      await draw(picture, shared, () => failure.signal.throwIfAborted());
    } catch (error) {
      failure.abort(error);
    } finally {
      sharing.leave();
    }
  });
  await Promise.all(endings);
  failure.signal.throwIfAborted();
}

function share({ model, conditioning }: Expert, sharing: RunSharing): Expert {
  const denoiser = model.denoiser().then((own) => sharing.share(own));
  // A failure to load is told to each picture that asks for it.
  denoiser.catch(() => {});
  return { model: { ...model, denoiser: () => denoiser }, conditioning };
}
