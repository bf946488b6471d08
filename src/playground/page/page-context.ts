import { openMenu } from "./context-menu.ts";
import { messageMenu, type MessageActions } from "./message-menu.ts";
import { displayName } from "./render/avatar.ts";
import type { RenderContext } from "./render/context.ts";
import type { MessageList } from "./render/message-list.ts";
import type { Session } from "./session.ts";
import type { Store } from "./store.ts";
import { toast } from "./toast.ts";
import { openViewer } from "./viewer.ts";

/** What messages and forms need of the page; `act` runs something and shows its failure. */
export function renderContext(
  store: Store,
  list: MessageList,
  act: (what: (session: Session) => Promise<unknown>) => Promise<void>,
): RenderContext {
  const world = () => {
    const found = store.state.world;
    if (!found) throw new Error("The page is not connected yet.");
    return found;
  };
  const everyone = () => [...world().people, world().bot];
  // Discord's client offers the members, roles and channels of the server that is open.
  const place = () =>
    world().places.find(({ channels }) => channels.some(({ id }) => id === store.state.channelId));
  const people = () => {
    const members = place()?.memberIds ?? [];
    return members.length === 0 ? everyone() : everyone().filter(({ id }) => members.includes(id));
  };
  const actions: MessageActions = {
    reply: (message) => store.change({ replyTo: { message, ping: true } }),
    useApp: (message, command) => void act((session) => session.useApp(message, command)),
    copyId: (message) => {
      void act(async () => {
        await navigator.clipboard.writeText(message.id);
        toast("Copied.");
      });
    },
    remove: (message) => void act((session) => session.remove(message)),
    react: (message, emoji, isAdded) =>
      void act((session) => session.react(message, emoji, isAdded)),
  };
  const jumpTo = (messageId: string): void => {
    if (!list.jumpTo(messageId)) toast("That message is not here any more.");
  };
  return {
    names: {
      user: (id) => {
        const user = everyone().find((each) => each.id === id);
        return user && displayName(user);
      },
      channel: (id) => store.findChannel(id)?.name,
      role: (id) =>
        world()
          .places.flatMap(({ roles }) => roles)
          .find((role) => role.id === id)?.name,
      openMessage: (channelId, messageId) => {
        void act(async (session) => {
          if (channelId !== store.state.channelId) await session.open(channelId);
          jumpTo(messageId);
        });
      },
    },
    get me() {
      return world().me;
    },
    press: (message, customId) => act((session) => session.press(message, customId)),
    select: (message, customId, values) =>
      void act((session) => session.select(message, customId, values)),
    dismiss: (message) => actions.remove(message),
    reply: (message) => actions.reply(message),
    jumpTo,
    openMenu: (message, place) => {
      openMenu(messageMenu(message, world().me.id, store.state.commands, actions), place);
    },
    view: openViewer,
    people,
    channels: () => place()?.channels ?? [],
    roles: () => place()?.roles ?? [],
  };
}
