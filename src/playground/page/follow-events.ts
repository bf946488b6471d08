import type { Session } from "./session.ts";
import { withMessage, type Store } from "./store.ts";
import { typingForMs } from "./typing.ts";
import type { PageEvent } from "../protocol/protocol.ts";

/** Brings the page up to date with something that happened. */
export function followEvents(
  event: PageEvent,
  store: Store,
  session: Session,
  tryTo: (act: Promise<unknown>) => void,
): void {
  const { state } = store;
  switch (event.event) {
    case "message": {
      const { message, channelId } = event;
      if (channelId === state.channelId) {
        const typing = new Map(state.typing);
        typing.delete(message.author.id);
        store.change({ messages: withMessage(state.messages, message), typing });
      } else {
        store.change({ unread: new Set(state.unread).add(channelId) });
      }
      return;
    }
    case "message-deleted":
      if (event.channelId !== state.channelId) return;
      store.change({
        messages: state.messages.filter(({ id }) => id !== event.messageId),
        replyTo: state.replyTo?.message.id === event.messageId ? undefined : state.replyTo,
      });
      return;
    case "typing":
      if (event.channelId !== state.channelId) return;
      store.change({
        typing: new Map(state.typing).set(event.userId, Date.now() + typingForMs),
      });
      setTimeout(() => store.change({ typing: new Map(store.state.typing) }), typingForMs + 50);
      return;
    case "bot":
      if (state.world) store.change({ world: { ...state.world, botOnline: event.online } });
      return;
    case "commands-changed":
      if (state.channelId !== undefined) tryTo(session.open(state.channelId));
      return;
    case "channel-deleted":
      tryTo(session.enter(state.world?.me.id));
  }
}
