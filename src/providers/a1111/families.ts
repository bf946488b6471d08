/** The programs that answer under /sdapi/v1, as far as they differ. */
export const families = ["automatic1111", "forge", "sdnext", "sdcpp", "koboldcpp"] as const;
export type Family = (typeof families)[number];

/** What a program can do beyond drawing from words and from a picture. */
export interface FamilyTraits {
  readonly name: string;
  /** The progress of a task by its id, and an interruption: the web interfaces have both. */
  readonly tasks: boolean;
  /** Options that only the web interfaces take: eta, clip skip, variations, hires, refiner, styles. */
  readonly webUi: boolean;
  /** How a LoRA is named: as a tag in the prompt, or in a list. */
  readonly loras: "tag" | "list" | undefined;
  readonly maxSteps: number;
  readonly guidance: { readonly min: number; readonly max: number };
  readonly side: { readonly min: number; readonly max: number; readonly multipleOf: number };
}

const webUi = {
  tasks: true,
  webUi: true,
  loras: "tag",
  maxSteps: 150,
  guidance: { min: 1, max: 30 },
  side: { min: 64, max: 2048, multipleOf: 8 },
} as const;

/** The programs and what they can do. */
export const traitsOf: Readonly<Record<Family, FamilyTraits>> = {
  automatic1111: { ...webUi, name: "AUTOMATIC1111" },
  forge: { ...webUi, name: "Forge" },
  sdnext: { ...webUi, name: "SD.Next" },
  sdcpp: {
    ...webUi,
    name: "stable-diffusion.cpp",
    tasks: false,
    webUi: false,
    loras: "list",
    side: { min: 64, max: 2048, multipleOf: 64 },
  },
  koboldcpp: {
    name: "KoboldCpp",
    tasks: false,
    webUi: false,
    loras: undefined,
    maxSteps: 80,
    guidance: { min: 1, max: 25 },
    side: { min: 64, max: 1024, multipleOf: 64 },
  },
};
