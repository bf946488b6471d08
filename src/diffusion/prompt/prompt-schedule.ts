import { parsePromptTree, type PromptTree } from "./prompt-tree.ts";

/** A text, and the last step at which it holds; steps count from 1. */
export interface ScheduledText {
  readonly until: number;
  readonly text: string;
}

/** The steps that a schedule is laid out over. */
export interface SchedulePass {
  readonly steps: number;
  /** In a second pass, how many steps the first one had: whole numbers count on from there. */
  readonly after?: number | undefined;
}

/**
 * The texts of a prompt over the steps of a pass, as A1111 (1.6 and later) lays them out: when a
 * number with a point is a share of the steps, one without is a step. In a second pass shares
 * from 1 to 2 and numbers above the first pass' steps lie within it, so that what changed before has
 * changed. A step that is not there yet leaves everything as it begins.
 */
export function promptSchedule(prompt: string, pass: SchedulePass): readonly ScheduledText[] {
  const tree = parsePromptTree(prompt);
  const boundaries = new Set([...boundariesOf(tree, pass), pass.steps]);
  return Array.from(boundaries)
    .toSorted((one, other) => one - other)
    .map((until) => ({ until, text: textAt(tree, until, pass) }));
}

/** The text of a schedule at a step, counted from 1; the last one behind its end. */
export function scheduledText(schedule: readonly ScheduledText[], step: number): string {
  return (schedule.find(({ until }) => step <= until) ?? schedule.at(-1))?.text ?? "";
}

function boundariesOf(tree: PromptTree, pass: SchedulePass): number[] {
  return tree.flatMap((node) => {
    if (node.kind === "words") return [];
    if (node.kind === "turns") return Array.from({ length: pass.steps }, (_, index) => index + 1);
    const step = stepOf(node.when, pass);
    const inner = [...boundariesOf(node.before, pass), ...boundariesOf(node.after, pass)];
    return step >= 1 ? [step, ...inner] : inner;
  });
}

function textAt(tree: PromptTree, step: number, pass: SchedulePass): string {
  return tree
    .map((node) => {
      if (node.kind === "words") return node.text;
      if (node.kind === "turns") {
        return textAt(node.each[(step - 1) % node.each.length] ?? [], step, pass);
      }
      const isBefore = step <= stepOf(node.when, pass);
      return textAt(isBefore ? node.before : node.after, step, pass);
    })
    .join("");
}

/** The last step before an edit. */
function stepOf(when: string, { steps, after }: SchedulePass): number {
  const value = Number(when);
  const isShare = when.includes(".");
  const [first, firstSteps] = after === undefined ? [0, 0] : [1, after];
  const step = isShare ? (value - first) * steps : value - firstSteps;
  return Math.min(steps, Math.trunc(step));
}
