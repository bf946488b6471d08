import type { OpenModal, Outcome, WireMessage } from "../../src/playground/loopback/index.ts";
import { wordsOf } from "../../test/support/discord/reading.ts";
import { everyComponent } from "../../test/support/components/view-problems.ts";
import type { Several } from "../../test/support/several/open-several.ts";

/** Messages whose every button is pressed; more would be pressing for minutes. */
const MOST = 10;
const BUTTON = 2;
const TEXT_INPUT = 4;

type Person = Several["people"][number];

/** How often a button was pressed, and what it said where it did not work. */
interface Pressed {
  count: number;
  readonly failed: string[];
}

/**
 * Presses every button of a sample of messages with pictures, and those of the first "More": each has
 * to answer, and so does each form that opens. Gives a line for each kind of button, and how many failed.
 */
export async function pressAll(
  all: Several,
  shown: readonly WireMessage[],
): Promise<{ readonly lines: readonly string[]; readonly failed: number }> {
  const kinds = new Map<string, Pressed>();
  const step = Math.max(1, Math.floor(shown.length / MOST));
  const sample = shown.filter((_, index) => index % step === 0).slice(0, MOST);
  for (const [index, { id }] of sample.entries()) {
    // Whoever is in that channel may press; only its owner may take it away.
    const found = all.people.find((each) => each.messages().some((message) => message.id === id));
    const message = found?.messages().find((each) => each.id === id);
    if (found === undefined || message === undefined) continue;
    for (const face of facesOf(message)) {
      const outcome = await press(found, message, face, kinds);
      const isMore = face.label === "More" && index === 0;
      if (!isMore || outcome === undefined || !("message" in outcome)) continue;
      for (const further of facesOf(outcome.message)) {
        await press(found, outcome.message, { ...further, name: `More: ${further.label}` }, kinds);
      }
    }
  }
  const results = [...kinds].toSorted(([a], [b]) => a.localeCompare(b));
  return {
    lines: results.map(([name, { count, failed }]) =>
      [`${name}: ${count - failed.length} of ${count}`, ...failed.slice(0, 2)].join("; "),
    ),
    failed: results.reduce((sum, [, { failed }]) => sum + failed.length, 0),
  };
}

interface Face {
  readonly id: string;
  readonly label: string;
  readonly name: string;
}

/** The buttons of a message that can be pressed, "Delete" last. */
function facesOf(message: WireMessage): readonly Face[] {
  const faces = everyComponent(message.components).flatMap((each) => {
    const { type, custom_id: id, label, disabled } = each;
    if (type !== BUTTON || typeof id !== "string" || disabled === true) return [];
    const text = typeof label === "string" ? label : (id.split(":")[1] ?? id);
    return [{ id, label: text, name: text }];
  });
  return faces.toSorted((a, b) => Number(a.label === "Delete") - Number(b.label === "Delete"));
}

async function press(
  person: Person,
  message: WireMessage,
  { id, name }: Face,
  kinds: Map<string, Pressed>,
): Promise<Outcome | undefined> {
  const pressed = kinds.get(name) ?? { count: 0, failed: [] };
  kinds.set(name, pressed);
  pressed.count += 1;
  try {
    const outcome = await person.press(message, id);
    const last = outcome.kind === "modal" ? await submit(person, outcome.modal) : outcome;
    if (!isAnswer(last)) pressed.failed.push(JSON.stringify(last));
    return last;
  } catch (error) {
    pressed.failed.push(String(error));
    return undefined;
  }
}

/** Whether somebody who pressed sees that something happens, and not that something broke. */
function isAnswer(outcome: Outcome): boolean {
  if (!("message" in outcome)) return outcome.kind === "acknowledged" || outcome.kind === "choices";
  // A bug of our own is told with its number.
  return !/incident/i.test(wordsOf(outcome.message) || outcome.message.content);
}

/** Sends a form as it was filled, with some words where it wants any. */
function submit(person: Person, modal: OpenModal): Promise<Outcome> {
  const empty = modal.components
    .map((each): unknown => Reflect.get(each, "component"))
    .filter((each) => typeof each === "object" && each !== null)
    .filter((each) => Reflect.get(each, "type") === TEXT_INPUT && !Reflect.get(each, "value"))
    .map((each) => [String(Reflect.get(each, "custom_id")), "a blue sky"] as const);
  return person.submitModal(modal, Object.fromEntries(empty));
}
