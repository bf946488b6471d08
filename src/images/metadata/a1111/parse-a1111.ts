import type { PictureDetails, Program } from "../../picture-details.ts";
import { type Found, makeDetails, sizeOf } from "../make-details.ts";
import { trimEndMarks } from "../trim-marks.ts";
import { findSettings, type FoundSettings } from "./find-settings.ts";
import type { Pair } from "./pairs.ts";

/**
 * Reads the text of AUTOMATIC1111's web UI and of the many programs that write the same: a prompt,
 * perhaps a negative prompt, and `Name: value` pairs. Undefined for a text without a negative prompt
 * or settings: it may be anything.
 */
export function parseA1111(text: string): PictureDetails | undefined {
  const settings = findSettings(text);
  const before = settings?.before ?? text;
  const words = isByDrawThings(settings) ? splitDash(before) : splitWords(before);
  if (settings === undefined && words.negativePrompt === undefined) return undefined;
  const pairs = [...(settings?.pairs ?? []), ...templates(settings?.after ?? "")];
  const named = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  return makeDetails(programOf(named.get("version")), text, { ...words, ...foundIn(named, pairs) });
}

interface PromptWords {
  readonly prompt: string;
  readonly negativePrompt: string | undefined;
}

/** The negative prompt begins with its name: at the start of a line, otherwise within one. */
function splitWords(text: string): PromptWords {
  const ownLine = /(?:^|\n)[^\S\n]*negative prompt:/i.exec(text);
  const match = ownLine ?? /[\s.,;|]\s?negative prompt:/i.exec(text);
  if (match === null) return { prompt: text, negativePrompt: undefined };
  const prompt = text.slice(0, match.index);
  return {
    prompt: ownLine === null ? trimEndMarks(prompt, ",;|") : prompt,
    negativePrompt: text.slice(match.index + match[0].length),
  };
}

/** Draw Things writes the same, but for a few names. */
function isByDrawThings(settings: FoundSettings | undefined): boolean {
  return settings?.pairs.some(([name]) => name === "Guidance Scale") === true;
}

/** There the negative prompt is a line that begins with a dash. */
function splitDash(text: string): PromptWords {
  const [prompt, negativePrompt] = /^([^]*)\n-([^\n]*)$/.exec(text)?.slice(1) ?? [];
  return prompt === undefined ? splitWords(text) : { prompt, negativePrompt };
}

const placed = new Set([
  "steps",
  "sampler",
  "schedule type",
  "cfg scale",
  "guidance scale",
  "seed",
  "size",
  "width",
  "height",
  "model",
]);

const strengths = ["denoising strength", "strength"];

function foundIn(named: ReadonlyMap<string, string>, pairs: readonly Pair[]): Found {
  const size = sizeOf(named.get("size"));
  // An enlargement of its own has a strength, too, which is no source picture's.
  const isHires = [...named.keys()].some((name) => name.startsWith("hires"));
  const strength = isHires ? undefined : strengths.map((name) => named.get(name)).find(Boolean);
  const isPlaced = (name: string) =>
    placed.has(name) || (strength !== undefined && strengths.includes(name));
  return {
    steps: named.get("steps"),
    sampler: named.get("sampler"),
    schedule: named.get("schedule type"),
    guidanceScale: named.get("cfg scale") ?? named.get("guidance scale"),
    seed: named.get("seed"),
    width: size.width ?? named.get("width"),
    height: size.height ?? named.get("height"),
    model: named.get("model"),
    strength,
    others: pairs.filter(([name]) => !isPlaced(name.toLowerCase())),
  };
}

/** What an extension adds after the settings: the words before wildcards were filled in. */
function templates(after: string): readonly Pair[] {
  return [
    ...after.matchAll(/^((?:negative )?template): *([^\n]*(?:\n(?!negative template:)[^\n]*)*)/gim),
  ].map(([, name = "", value = ""]) => [name, value.trim()]);
}

function programOf(version: string | undefined): Program {
  if (version === undefined) return "a1111";
  if (/^easel\b/i.test(version)) return "easel";
  if (/^fooocus\b/i.test(version)) return "fooocus";
  if (/^comfyui\b/i.test(version)) return "comfyui";
  return "a1111";
}
