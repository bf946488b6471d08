import type { CommandChoice, CommandOption } from "../../protocol/discord-types.ts";

/** Asks the bot for suggestions; `focused` is the option that is being typed. */
export type AskForChoices = (focused: CommandOption) => Promise<readonly CommandChoice[]>;

const pauseMs = 200;

/** What the bot answered to a text. */
interface Offer {
  readonly text: string;
  readonly choices: readonly CommandChoice[];
}

/** The bot's suggestions: asked for when typing pauses, and remembered by option. */
export class ChoiceSource {
  readonly #known = new Map<string, Offer>();
  /** Everything that was ever offered, by option and label: a chosen label stands for its value. */
  readonly #labels = new Map<string, CommandChoice>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = "";
  #round = 0;

  /**
   * What was offered last for an option, as far as it fits what stands there now: until the next
   * answer comes, a choice that was offered for another text must not take the place of new words.
   */
  offered(option: CommandOption, text: string): readonly CommandChoice[] {
    const offer = this.#known.get(option.name);
    if (offer === undefined) return [];
    const wanted = text.toLowerCase();
    return offer.text === text
      ? offer.choices
      : offer.choices.filter(({ name }) => name.toLowerCase().includes(wanted));
  }

  /** The choice that was offered for an option under that label. */
  labelled(option: CommandOption, label: string): CommandChoice | undefined {
    return this.#labels.get(`${option.name} ${label}`);
  }

  /**
   * Asks after a short pause, unless the same text was just asked for; `shown` is called when an
   * answer came that is still wanted.
   */
  ask(option: CommandOption, text: string, ask: AskForChoices, shown: () => void): void {
    const asked = `${option.name} ${text}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    this.#round += 1;
    const round = this.#round;
    this.#timer = setTimeout(() => {
      void this.#answer(option, text, ask, () => {
        if (round === this.#round) shown();
      });
    }, pauseMs);
  }

  async #answer(
    option: CommandOption,
    text: string,
    ask: AskForChoices,
    shown: () => void,
  ): Promise<void> {
    try {
      const choices = await ask(option);
      this.#known.set(option.name, { text, choices });
      for (const choice of choices) this.#labels.set(`${option.name} ${choice.name}`, choice);
      shown();
    } catch {
      // Suggestions are a convenience: without an answer the person goes on typing.
    }
  }

  /** Forgets what was offered, for another line. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.#asked = "";
    this.#known.clear();
  }
}
