/** Who names a scheduler: the own engine (as Automatic1111 does), Segmind, or diffusers by its classes. */
export type SchedulerVocabulary = "easel" | "segmind" | "diffusers";

interface SchedulerNames extends Readonly<Partial<Record<SchedulerVocabulary, string>>> {
  readonly easel: string;
  /** Other spellings in use. */
  readonly also?: readonly string[];
  /** The scheduler that comes closest, for a service that lacks this one. */
  readonly nearest?: string;
}

/** One row a scheduler. `DPMSolverMultistepSchedulerSDE` is ImagePipeline's own spelling. */
const table: readonly SchedulerNames[] = [
  { easel: "DDIM", segmind: "DDIM", diffusers: "DDIMScheduler" },
  { easel: "DDPM", segmind: "DDPM", diffusers: "DDPMScheduler" },
  { easel: "Euler", segmind: "Euler", diffusers: "EulerDiscreteScheduler" },
  {
    easel: "Euler a",
    segmind: "Euler a",
    diffusers: "EulerAncestralDiscreteScheduler",
    also: ["Euler Ancestral"],
  },
  { easel: "Heun", segmind: "Heun", diffusers: "HeunDiscreteScheduler" },
  { easel: "LMS", segmind: "LMS", diffusers: "LMSDiscreteScheduler" },
  { easel: "PNDM", segmind: "PNDM", diffusers: "PNDMScheduler", also: ["PLMS"] },
  { easel: "UniPC", segmind: "UniPC", diffusers: "UniPCMultistepScheduler" },
  {
    easel: "DPM++ 2M",
    segmind: "DPM Multi",
    diffusers: "DPMSolverMultistepScheduler",
    also: ["dpmpp_2m", "DPM++"],
  },
  {
    easel: "DPM++ 2S",
    segmind: "DPM Single",
    diffusers: "DPMSolverSinglestepScheduler",
    also: ["dpmpp_2s"],
  },
  {
    easel: "DPM++ 2M SDE",
    diffusers: "DPMSolverMultistepSchedulerSDE",
    also: ["dpmpp_2m_sde"],
    nearest: "DPM++ 2M",
  },
  {
    easel: "DPM++ SDE",
    diffusers: "DPMSolverSDEScheduler",
    also: ["dpmpp_sde"],
    nearest: "DPM++ 2S",
  },
  { easel: "DPM++ 2S a", also: ["dpmpp_2s_ancestral"], nearest: "DPM++ 2S" },
  { easel: "DPM2", diffusers: "KDPM2DiscreteScheduler", nearest: "DPM2 Karras" },
  { easel: "DPM2 Karras", segmind: "DPM2 Karras", nearest: "DPM2" },
  { easel: "DPM2 a", diffusers: "KDPM2AncestralDiscreteScheduler", nearest: "DPM2 a Karras" },
  { easel: "DPM2 a Karras", segmind: "DPM2 a Karras", nearest: "DPM2 a" },
  { easel: "DEIS", diffusers: "DEISMultistepScheduler", nearest: "DPM++ 2M" },
  { easel: "LCM", diffusers: "LCMScheduler" },
];

const vocabularies = ["easel", "segmind", "diffusers"] as const;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9+]/g, "");

const rows = new Map<string, SchedulerNames>();
for (const row of table) {
  const names = [...vocabularies.map((vocabulary) => row[vocabulary]), ...(row.also ?? [])];
  for (const name of names) if (name !== undefined) rows.set(plain(name), row);
}

/** A scheduler's name in another vocabulary; not `exact` when it is only the closest there is. */
export interface SchedulerTranslation {
  readonly name: string;
  readonly exact: boolean;
}

/**
 * Translates the name of a scheduler, in whatever vocabulary and spelling it comes. Undefined when
 * nobody knows it, or the other side has nothing that comes close.
 */
export function translateScheduler(
  name: string,
  to: SchedulerVocabulary,
): SchedulerTranslation | undefined {
  const row = rows.get(plain(name));
  if (row) return inVocabulary(row, to);
  // Any scheduler runs on Karras' sigmas in the own engine; elsewhere the choice is part of the name.
  const base = rows.get(plain(name).replace(/karras$/, ""));
  if (!base) return undefined;
  if (to === "easel") return { name: `${base.easel} Karras`, exact: true };
  const translation = inVocabulary(base, to);
  return translation && { ...translation, exact: false };
}

function inVocabulary(
  row: SchedulerNames,
  to: SchedulerVocabulary,
): SchedulerTranslation | undefined {
  const own = row[to];
  if (own !== undefined) return { name: own, exact: true };
  const nearest = row.nearest === undefined ? undefined : rows.get(plain(row.nearest))?.[to];
  return nearest === undefined ? undefined : { name: nearest, exact: false };
}
