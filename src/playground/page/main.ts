import { Composer } from "./composer/composer.ts";
import { slashCommands } from "./composer/slash-command.ts";
import { Connection } from "./connection.ts";
import { fill, find } from "./dom.ts";
import { takeDroppedFiles } from "./drop.ts";
import { followEvents } from "./follow-events.ts";
import { icon } from "./icon.ts";
import { choosePerson } from "./person.ts";
import { renderContext } from "./page-context.ts";
import { MessageList } from "./render/message-list.ts";
import { displayName } from "./render/avatar.ts";
import { Session } from "./session.ts";
import { Store } from "./store.ts";
import { setUpTheme } from "./theme.ts";
import { keepTimesRight } from "./time.ts";
import { toast } from "./toast.ts";
import { drawPage } from "./draw-page.ts";

const store = new Store();
const list = new MessageList(
  find("#messages", HTMLElement),
  find("#scroller", HTMLElement),
  find("#to-end", HTMLButtonElement),
);
const connection = new Connection({
  onState: (state) => {
    store.change({ connection: state });
    if (state === "online")
      tryTo(session.enter(sessionStorage.getItem("easel-person") ?? undefined));
  },
  onEvent: (event) => followEvents(event, store, session, tryTo),
});
const context = renderContext(store, list, (act) => sayFailure(act(session)));
const session = new Session(connection, store, context);

const composer = new Composer(
  {
    input: find("#composer-input", HTMLTextAreaElement),
    mirror: find("#composer-mirror", HTMLElement),
    panel: find("#suggestions", HTMLElement),
    tray: find("#tray", HTMLElement),
    filePicker: find("#file-picker", HTMLInputElement),
  },
  {
    run: (command, values) => session.slash(command.name, values),
    send: (content, files) => session.send(content, files),
    autocomplete: (command, focused, texts) =>
      session.autocomplete(command.name, focused.name, texts),
    person: (name) =>
      store.state.world?.people.find((user) => user.username === name || displayName(user) === name)
        ?.id,
    channel: (name) => context.channels().find((channel) => channel.name === name)?.id,
    leaveReply: () => store.change({ replyTo: undefined }),
  },
);

store.subscribe((state, before) => {
  if (state.commands !== before.commands) composer.setCommands(slashCommands(state.commands));
  if (state.replyTo && state.replyTo.message !== before.replyTo?.message) composer.focus();
  drawPage(state, before, {
    store,
    list,
    context,
    composer,
    open: (id) => tryTo(session.open(id)),
  });
});

async function sayFailure(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error), "problem");
  }
}

function tryTo(act: Promise<unknown>): void {
  void sayFailure(act);
}

function setUpButtons(): void {
  const attach = find("#attach", HTMLButtonElement);
  fill(attach, icon("plus"));
  attach.addEventListener("click", () => find("#file-picker", HTMLInputElement).click());
  fill(find("#send", HTMLButtonElement), icon("send"));
  find("#composer", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    tryTo(composer.submit());
  });
  const person = find("#person-button", HTMLButtonElement);
  person.addEventListener("click", () => {
    const { world, channelId } = store.state;
    if (!world) return;
    const place = world.places.find(({ channels }) => channels.some(({ id }) => id === channelId));
    choosePerson(person, world, place, {
      become: (userId) => {
        sessionStorage.setItem("easel-person", userId);
        tryTo(session.enter(userId));
      },
      speak: (locale, guildId) => tryTo(session.speak(locale, guildId)),
    });
  });
  const menu = find("#menu", HTMLButtonElement);
  const veil = find("#veil", HTMLElement);
  fill(menu, icon("menu"));
  const drawer = (open: boolean): void => {
    document.body.classList.toggle("drawer-open", open);
    menu.setAttribute("aria-expanded", String(open));
    veil.hidden = !open;
  };
  menu.addEventListener("click", () => drawer(true));
  veil.addEventListener("click", () => drawer(false));
  find("#sidebar", HTMLElement).addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(".channel")) drawer(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") drawer(false);
    // Whoever begins to type while nothing has the focus means the message box.
    const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && document.activeElement === document.body) composer.focus();
  });
}

setUpTheme(find("#theme", HTMLButtonElement));
setUpButtons();
takeDroppedFiles(find("#channel", HTMLElement), find("#drop", HTMLElement), (files) => {
  composer.addFiles(files);
});
keepTimesRight();
// The key has become a cookie: whoever looks over a shoulder, or copies the address, does not get it.
if (new URL(location.href).searchParams.has("key"))
  history.replaceState(null, "", location.pathname);
connection.open();
