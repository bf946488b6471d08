import type { Message } from "../../protocol/discord-types.ts";
import type { RenderContext } from "./context.ts";
import { replaceKeeping } from "./keep.ts";
import { renderMessage } from "./message.ts";

interface Shown {
  readonly element: HTMLElement;
  readonly message: Message;
  readonly joined: boolean;
}

const joinWithinMs = 7 * 60_000;
const nearTheEnd = 80;

/**
 * The messages of a channel. Only what changed is made anew, and the list stays at its end unless
 * the person scrolled up.
 */
export class MessageList {
  readonly #list: HTMLElement;
  readonly #scroller: HTMLElement;
  #shown = new Map<string, Shown>();
  #atEnd = true;
  #lastTop = 0;

  /** `list` holds the messages, `scroller` moves them, `toEnd` is the button that leads to the newest. */
  constructor(list: HTMLElement, scroller: HTMLElement, toEnd: HTMLButtonElement) {
    this.#list = list;
    this.#scroller = scroller;
    scroller.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = scroller;
      // Only a move upwards leaves the end: a picture that arrives also puts the end further away.
      if (scrollHeight - scrollTop - clientHeight < nearTheEnd) this.#atEnd = true;
      else if (scrollTop < this.#lastTop) this.#atEnd = false;
      this.#lastTop = scrollTop;
      toEnd.hidden = this.#atEnd;
    });
    toEnd.addEventListener("click", () => this.scrollToEnd());
    // Pictures get their height when they arrive, which is after they were put in the list.
    const observer = new ResizeObserver(() => {
      if (this.#atEnd) this.scrollToEnd();
    });
    observer.observe(list);
    observer.observe(scroller);
  }

  /** Shows these messages, oldest first. */
  show(messages: readonly Message[], context: RenderContext): void {
    const shown = new Map<string, Shown>();
    let previous: Message | undefined;
    for (const message of messages) {
      const joined = belongTogether(previous, message);
      const old = this.#shown.get(message.id);
      shown.set(message.id, renew(old, message, joined, context));
      previous = message;
    }
    for (const [id, { element }] of this.#shown) if (!shown.has(id)) element.remove();
    let position = 0;
    for (const { element } of shown.values()) {
      const there = this.#list.children[position] ?? null;
      if (there !== element) this.#list.insertBefore(element, there);
      position += 1;
    }
    this.#shown = shown;
    if (this.#atEnd) this.scrollToEnd();
  }

  /** Forgets everything, for another channel. */
  clear(): void {
    this.#shown.clear();
    this.#list.replaceChildren();
    this.#atEnd = true;
  }

  scrollToEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#atEnd = true;
  }

  /** Brings a message into view and marks it for a moment; says whether it is there. */
  jumpTo(messageId: string): boolean {
    const found = this.#shown.get(messageId)?.element;
    if (!found) return false;
    this.#atEnd = false;
    found.scrollIntoView({ block: "center" });
    found.focus({ preventScroll: true });
    found.classList.remove("pointed-at");
    // Reading the layout lets the animation start again.
    void found.offsetWidth;
    found.classList.add("pointed-at");
    return true;
  }
}

function renew(
  old: Shown | undefined,
  message: Message,
  joined: boolean,
  context: RenderContext,
): Shown {
  if (old?.message === message && old.joined === joined) return old;
  const made = renderMessage(message, context, joined);
  if (old) replaceKeeping(old.element, made);
  return { element: made, message, joined };
}

function belongTogether(previous: Message | undefined, message: Message): boolean {
  if (previous?.author.id !== message.author.id || message.author.bot) return false;
  if (message.message_reference || message.interaction_metadata) return false;
  return Date.parse(message.timestamp) - Date.parse(previous.timestamp) < joinWithinMs;
}
