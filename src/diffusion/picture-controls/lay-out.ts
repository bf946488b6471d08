import type { ModelDescription } from "../description/model-description.ts";
import type { GenerationJob, InitialPicture } from "../job.ts";
import type { RgbPicture } from "../picture.ts";
import type { Tensor } from "../tensor.ts";
import { extendPicture, seamMask } from "./extend-picture.ts";
import { hardMask } from "./hard-mask.ts";
import { latentMask } from "./latent-mask.ts";
import { pasteKept } from "./paste-kept.ts";
import { cutPicture, cutPlane, middleOf } from "./place.ts";
import { type Plane, planeOf } from "./plane.ts";
import { softMask } from "./soft-mask.ts";

/** A job as the network draws it: all sides are multiples of what it takes as one piece. */
export interface LaidOutJob extends GenerationJob {
  /** Which latents are redrawn, [1, 1, h, w] of ones and zeros; undefined: all of them. */
  readonly redrawn?: Tensor | undefined;
  /** Which pixels are redrawn, ones and zeros; undefined: all of them. */
  readonly redrawnPixels?: Plane | undefined;
}

/** A job made ready for the network, and the way back from what it drew. */
export interface Layout {
  readonly job: LaidOutJob;
  /** Cuts the asked picture out of a drawn one, and puts the pixels back that were to stay. */
  readonly finish: (drawn: RgbPicture) => RgbPicture;
}

/**
 * Lays a job out on a canvas that the network can draw: sides are rounded up to whole latents (what
 * is too much is cut off at the end, evenly at both sides), an initial picture is extended and
 * padded, and its mask becomes one of latents.
 */
export function layOut(
  job: GenerationJob,
  { latentScale, patch }: Pick<ModelDescription, "latentScale" | "patch">,
): Layout {
  const step = latentScale * patch;
  const roundUp = ({ width, height }: { readonly width: number; readonly height: number }) => ({
    width: Math.ceil(width / step) * step,
    height: Math.ceil(height / step) * step,
  });
  const { initial, hires, control } = job;
  const canvas = roundUp(job);
  const around = middleOf(job, canvas);
  const whole = initial && wholePicture(initial);
  const share = initial && shareOf(initial);
  const padded = share && cutPlane(share, around);
  const hard = initial && hardMask(initial);
  const size = hires ?? job;
  return {
    job: {
      ...job,
      ...canvas,
      hires: hires && { ...hires, ...roundUp(hires) },
      control: control && { ...control, picture: cutPicture(control.picture, around) },
      initial: initial &&
        whole && { picture: cutPicture(whole, around), strength: initial.strength },
      redrawn: padded && latentMask(padded, latentScale),
      redrawnPixels: hard && cutPlane(hard, around),
    },
    finish(drawn) {
      const asked = cutPicture(drawn, middleOf(drawn, size));
      return whole && share ? pasteKept(asked, whole, share) : asked;
    },
  };
}

function wholePicture({ picture, extend }: InitialPicture): RgbPicture {
  return extend === undefined ? picture : extendPicture(picture, extend);
}

/** How much of each pixel is drawn; undefined where that is all of every pixel. */
function shareOf({ picture, mask, extend }: InitialPicture): Plane | undefined {
  const inner = mask && softMask(mask);
  if (extend === undefined) return inner;
  const seam = seamMask(picture, extend);
  if (inner === undefined) return seam;
  return planeOf(seam, (x, y) => {
    const [innerX, innerY] = [x - extend.left, y - extend.up];
    const isInside =
      innerX >= 0 && innerY >= 0 && innerX < picture.width && innerY < picture.height;
    const asked = isInside ? inner.data[innerY * inner.width + innerX]! : 0;
    return Math.max(asked, seam.data[y * seam.width + x]!);
  });
}
