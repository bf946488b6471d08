import { ageMark } from "./age-mark.ts";
import type { Composer } from "./composer/composer.ts";
import { drawReplyBar } from "./composer/reply-bar.ts";
import { fill, find } from "./dom.ts";
import { drawPerson } from "./person.ts";
import type { RenderContext } from "./render/context.ts";
import type { MessageList } from "./render/message-list.ts";
import { drawPlaces } from "./sidebar.ts";
import type { State, Store } from "./store.ts";
import { drawTyping } from "./typing.ts";
import { drawWelcome } from "./welcome.ts";

/** The parts that drawing needs. */
export interface PageParts {
  readonly store: Store;
  readonly list: MessageList;
  readonly context: RenderContext;
  readonly composer: Composer;
  open(channelId: string): void;
}

/** Brings those parts of the page up to date whose state changed. */
export function drawPage(state: State, before: State, parts: PageParts): void {
  const { store, list, context, composer } = parts;
  const { world } = state;
  drawConnection(find("#connection", HTMLElement), state);
  if (!world) return;
  const elsewhere = state.channelId !== before.channelId || world.me.id !== before.world?.me.id;
  if (elsewhere) list.clear();
  if (state.world !== before.world || elsewhere || state.unread !== before.unread) {
    drawPlaces(find("#places", HTMLElement), state, (id) => parts.open(id));
    drawPerson(find("#person-button", HTMLButtonElement), world);
  }
  if (elsewhere || state.world !== before.world) drawChannel(store, parts);
  if (elsewhere || state.messages !== before.messages) list.show(state.messages, context);
  if (elsewhere || isOwn(state, before)) list.scrollToEnd();
  drawReplyBar(find("#reply-bar", HTMLElement), state.replyTo, context.names.user, {
    setPing: (ping) => {
      if (state.replyTo) store.change({ replyTo: { ...state.replyTo, ping } });
      composer.focus();
    },
    leave: () => store.change({ replyTo: undefined }),
  });
  if (state.typing !== before.typing || elsewhere) {
    drawTyping(find("#typing", HTMLElement), state, Date.now());
  }
}

// Whoever says or asks something wants to see it, wherever they had scrolled to.
function isOwn(state: State, before: State): boolean {
  const newest = state.messages.at(-1);
  if (!newest || newest.id === before.messages.at(-1)?.id) return false;
  const me = state.world?.me.id;
  return newest.author.id === me || newest.interaction_metadata?.user.id === me;
}

function drawConnection(line: HTMLElement, { connection, world }: State): void {
  const [kind, words] =
    connection === "offline"
      ? ["offline", "Disconnected. Trying again…"]
      : connection === "connecting" || !world
        ? ["connecting", "Connecting…"]
        : world.botOnline
          ? ["online", `${world.bot.username} is online`]
          : ["connecting", `${world.bot.username} is offline`];
  line.className = `connection ${kind}`;
  line.textContent = words ?? "";
}

function drawChannel({ channel, state }: Store, { composer }: PageParts): void {
  const { world } = state;
  if (!channel || !world) return;
  const name = channel.kind === "text" ? `#${channel.name}` : channel.name;
  const title = find("#channel-name", HTMLElement);
  fill(title, name, channel.ageRestricted ? ageMark() : undefined);
  find("#channel-topic", HTMLElement).textContent = channel.topic;
  document.title = `${name} · Easel playground`;
  const input = find("#composer-input", HTMLTextAreaElement);
  input.placeholder = `Message ${name}, / for commands`;
  input.setAttribute("aria-label", `Message ${name}`);
  drawWelcome(find("#welcome", HTMLElement), channel, world, (prompt) => {
    composer.write(`/imagine prompt: ${prompt}`);
  });
}
