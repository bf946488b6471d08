/** A prompt that changes from step to step, as a tree. Brackets that only weigh are words here. */
export type PromptNode =
  | { readonly kind: "words"; readonly text: string }
  /** `[before:after:when]`, `[after:when]` and `[before::when]`; `when` as it was written. */
  | {
      readonly kind: "edit";
      readonly before: PromptTree;
      readonly after: PromptTree;
      readonly when: string;
    }
  /** `[one|other|…]`: each step the next. */
  | { readonly kind: "turns"; readonly each: readonly PromptTree[] };

/** What stands one after another in a prompt. */
export type PromptTree = readonly PromptNode[];

/** Something that was read, and where the text goes on. */
interface Read<Value> {
  readonly value: Value;
  readonly end: number;
}

const WORDS = /(?:[^\\[\]():|]|\\.)+/suy;
const WORDS_WITH_BARS = /(?:[^\\[\]():]|\\.)+/suy;
const WHEN = /:\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*\]/uy;

/** Brackets within brackets: what is deeper is words. */
const DEEPEST = 100;

/**
 * Reads the changes in a prompt as A1111's grammar has them (the comment above its
 * `get_learned_conditioning_prompt_schedules` shows examples). What fits no rule is words: a bracket
 * that is never closed, one that was never opened, a colon or a bar outside of brackets. Weights stay
 * in the words, brackets included. A backslash makes words of any sign.
 */
export function parsePromptTree(prompt: string): PromptTree {
  return new Reader(prompt).whole();
}

class Reader {
  readonly #text: string;
  /** What stands in brackets at a place; undefined where no rule fits. Each place is read once. */
  readonly #groups = new Map<number, Read<PromptTree> | undefined>();
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): PromptTree {
    const nodes: PromptNode[] = [];
    let at = 0;
    while (at < this.#text.length) {
      const { value, end } = this.#inner(at, true);
      nodes.push(...value);
      at = end;
      if (at >= this.#text.length) break;
      // What no rule takes.
      nodes.push(words(this.#text[at] ?? ""));
      at += 1;
    }
    return joined(nodes);
  }

  /** Words and whole groups, up to a sign that belongs to whatever is around them. */
  #inner(start: number, hasBars: boolean): Read<PromptTree> {
    const nodes: PromptNode[] = [];
    let at = start;
    for (;;) {
      const plain = this.#match(hasBars ? WORDS_WITH_BARS : WORDS, at);
      if (plain !== undefined) {
        nodes.push(words(plain[0]));
        at += plain[0].length;
        continue;
      }
      const group = this.#group(at);
      if (group === undefined) return { value: nodes, end: at };
      nodes.push(...group.value);
      at = group.end;
    }
  }

  #group(start: number): Read<PromptTree> | undefined {
    const sign = this.#text[start];
    if (sign !== "[" && sign !== "(") return undefined;
    if (this.#groups.has(start)) return this.#groups.get(start);
    if (this.#depth >= DEEPEST) return undefined;
    this.#depth += 1;
    const group =
      sign === "("
        ? this.#round(start)
        : (this.#turns(start) ?? this.#square(start, false) ?? this.#square(start, true));
    this.#depth -= 1;
    this.#groups.set(start, group);
    return group;
  }

  /** `(words)` and `(words:1.2)`: weights, which stay as they are; what is within may change. */
  #round(start: number): Read<PromptTree> | undefined {
    const first = this.#inner(start + 1, false);
    if (this.#text[first.end] === ")") return this.#framed(start, first);
    if (this.#text[first.end] !== ":") return undefined;
    const second = this.#inner(first.end + 1, false);
    if (this.#text[second.end] !== ")") return undefined;
    const value = [...first.value, words(":"), ...second.value];
    return this.#framed(start, { value, end: second.end });
  }

  /** `[one|other]`; a side may be empty. */
  #turns(start: number): Read<PromptTree> | undefined {
    const each: PromptTree[] = [];
    let at = start;
    do {
      const next = this.#inner(at + 1, false);
      each.push(next.value);
      at = next.end;
    } while (this.#text[at] === "|");
    if (this.#text[at] !== "]" || each.length < 2) return undefined;
    return { value: [{ kind: "turns", each }], end: at + 1 };
  }

  /** `[words]`, a weight, and the ways to write an edit. */
  #square(start: number, hasBars: boolean): Read<PromptTree> | undefined {
    const first = this.#inner(start + 1, hasBars);
    if (this.#text[first.end] === "]") return this.#framed(start, first);
    const early = this.#match(WHEN, first.end);
    if (early !== undefined) return edit([], first.value, early, first.end);
    if (this.#text[first.end] !== ":") return undefined;
    const second = this.#inner(first.end + 1, hasBars);
    const late = this.#match(WHEN, second.end);
    return late && edit(first.value, second.value, late, second.end);
  }

  /** What stands between two brackets, together with them. */
  #framed(start: number, { value, end }: Read<PromptTree>): Read<PromptTree> {
    const [open = "", close = ""] = [this.#text[start], this.#text[end]];
    return { value: [words(open), ...value, words(close)], end: end + 1 };
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#text) ?? undefined;
  }
}

function edit(
  before: PromptTree,
  after: PromptTree,
  [written, when = ""]: RegExpExecArray,
  end: number,
): Read<PromptTree> {
  return { value: [{ kind: "edit", before, after, when }], end: end + written.length };
}

const words = (text: string): PromptNode => ({ kind: "words", text });

function joined(nodes: readonly PromptNode[]): PromptTree {
  const all: PromptNode[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.kind === "words" && last?.kind === "words") {
      all[all.length - 1] = words(last.text + node.text);
    } else all.push(node);
  }
  return all;
}
