interface SchedulerNames {
  /** Easel's name, which is Automatic1111's. */
  readonly name: string;
  /** diffusers' class. */
  readonly diffusers?: string;
  /** Other names in use. */
  readonly also?: readonly string[];
  /** The scheduler that comes closest, for a model that lacks this one. */
  readonly nearest?: string;
}

/** One row a scheduler. */
const table: readonly SchedulerNames[] = [
  { name: "DDIM", diffusers: "DDIMScheduler" },
  { name: "DDPM", diffusers: "DDPMScheduler" },
  { name: "Euler", diffusers: "EulerDiscreteScheduler" },
  {
    name: "Euler a",
    diffusers: "EulerAncestralDiscreteScheduler",
    also: ["Euler Ancestral"],
  },
  { name: "Heun", diffusers: "HeunDiscreteScheduler" },
  { name: "LMS", diffusers: "LMSDiscreteScheduler" },
  { name: "PNDM", diffusers: "PNDMScheduler", also: ["PLMS"] },
  { name: "UniPC", diffusers: "UniPCMultistepScheduler" },
  {
    name: "DPM++ 2M",
    diffusers: "DPMSolverMultistepScheduler",
    also: ["DPM Multi", "DPM++"],
  },
  {
    name: "DPM++ 2S",
    diffusers: "DPMSolverSinglestepScheduler",
    also: ["DPM Single"],
  },
  {
    name: "DPM++ 2M SDE",
    also: ["DPMSolverMultistepSchedulerSDE"],
    nearest: "DPM++ 2M",
  },
  { name: "DPM++ 3M SDE", nearest: "DPM++ 2M SDE" },
  { name: "DPM++ SDE", diffusers: "DPMSolverSDEScheduler", nearest: "DPM++ 2S" },
  { name: "DPM++ 2S a", also: ["DPM++ 2S Ancestral"], nearest: "DPM++ 2S" },
  { name: "DPM2", diffusers: "KDPM2DiscreteScheduler", also: ["dpm_2"], nearest: "DPM2 Karras" },
  { name: "DPM2 Karras", nearest: "DPM2" },
  {
    name: "DPM2 a",
    diffusers: "KDPM2AncestralDiscreteScheduler",
    also: ["dpm_2_ancestral"],
    nearest: "DPM2 a Karras",
  },
  { name: "DPM2 a Karras", nearest: "DPM2 a" },
  { name: "DEIS", diffusers: "DEISMultistepScheduler", nearest: "DPM++ 2M" },
  { name: "LCM", diffusers: "LCMScheduler" },
];

/** What somebody calls the schedulers that he has, by Easel's names. */
export type SchedulerVocabulary = Readonly<Record<string, string>>;

/** Letters and digits decide: not case, spaces, underscores, or the k_ that some put in front. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^k_/, "")
    .replaceAll("++", "pp")
    .replaceAll(/[^a-z0-9]/g, "");

const rows = new Map<string, SchedulerNames>();
for (const row of table) {
  for (const name of [row.name, row.diffusers ?? row.name, ...(row.also ?? [])]) {
    rows.set(plain(name), row);
  }
}

/** Easel's own names, for whoever takes those. */
export const ownNames: SchedulerVocabulary = Object.fromEntries(
  table.map(({ name }) => [name, name]),
);

/** diffusers' classes. */
export const diffusersNames: SchedulerVocabulary = Object.fromEntries(
  table.flatMap(({ name, diffusers }) => (diffusers === undefined ? [] : [[name, diffusers]])),
);

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
  if (to === ownNames) return { name: `${base.name} Karras`, exact: true };
  const translation = inVocabulary(base, to);
  return translation && { ...translation, exact: false };
}

function inVocabulary(
  row: SchedulerNames,
  to: SchedulerVocabulary,
): SchedulerTranslation | undefined {
  const own = to[row.name];
  if (own !== undefined) return { name: own, exact: true };
  const seen = new Set<SchedulerNames>();
  for (let next: SchedulerNames | undefined = row; next && !seen.has(next);) {
    seen.add(next);
    const name: string | undefined = next.nearest;
    if (name === undefined) return undefined;
    const theirs = to[name];
    if (theirs !== undefined) return { name: theirs, exact: false };
    next = rows.get(plain(name));
  }
  return undefined;
}
