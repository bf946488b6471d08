/** What is stored about people, its export and its deletion; and what servers see of the whole. */
export const mydata = {
  "commands.mydata": "Everything I store about you: get it, or delete it",
  "commands.mydata-export": "Get everything I store about you as a zip",
  "commands.mydata-delete": "Delete everything I store about you",
  "mydata.summary":
    "What I store about you: orders {{orders}}, pictures {{pictures}} ({{size, bytes}}), besides your preferences and what waits for your answer.",
  "mydata.ask-export":
    "Shall I pack all of it into a zip for you? It holds your prompts, so it comes to you alone.",
  "mydata.export": "Make the zip",
  "mydata.packing":
    "I'm packing your data. It comes here, or by direct message when it takes long.",
  "mydata.export-under-way":
    "Your data is being packed already. Wait for that export, then ask again.",
  "mydata.packed_one": "Your data, in {{count}} zip. Its README says what each file is.",
  "mydata.packed_other":
    "Your data, in {{count}} zips that open by themselves. The README in the first says what each file is.",
  "mydata.part": "Part {{number}} of {{total}}.",
  "mydata.left-out-some_one":
    "{{count}} file found no room; left-out.txt in the last zip names it. {{command, code}} with its id brings it, as long as I keep it.",
  "mydata.left-out-some_other":
    "{{count}} files found no room; left-out.txt in the last zip names them. {{command, code}} with the id brings each of them, as long as I keep it.",
  "mydata.sent-directly": "Your data is in your direct messages.",
  "mydata.not-sent":
    "I could not send you your data: neither this answer nor your direct messages take it. Allow direct messages from this server, and use {{command, code}} again.",
  "mydata.ask-delete":
    "Shall I delete all of it? **This cannot be undone.** What goes: your orders with prompts and settings, their pictures, my messages that show them where I may delete them, your preferences, open questions, and reports. What waits or is being drawn is cancelled.",
  "mydata.what-stays":
    "What stays: pictures that somebody else started from; warnings and bans, which belong to their servers; and for a month how many pictures you had and what they cost, so that limits and budgets hold. Copies that others made, and those of /show, are out of my reach.",
  "mydata.delete": "Delete everything",
  "mydata.keep": "Keep it",
  "mydata.kept": "Nothing was deleted.",
  "mydata.deleting":
    "I'm deleting your data. Orders that run are cancelled first. I say here when it is done, or by direct message when it takes long.",
  "mydata.known": "This was answered already: your data is being deleted, or is gone.",
  "mydata.too-late": "You were asked too long ago. Use {{command, code}} again.",
  "mydata.not-yours": "This is about somebody else's data. Use {{command, code}} for your own.",
  "mydata.deleted":
    "Your data is deleted. Orders: {{orders}}, pictures: {{pictures}}, messages of mine: {{messages}}.",
  "mydata.messages-left_one":
    "{{count}} message stays: a private answer, or one in a place that I no longer reach. You can dismiss or delete it yourself.",
  "mydata.messages-left_other":
    "{{count}} messages stay: private answers, or in places that I no longer reach. You can dismiss or delete them yourself.",
  "mydata.readme-title": "What Easel stores about you",
  "mydata.readme-files":
    "Each kind of data is in files of its own; a kind of which there is nothing has no file. Times are in milliseconds since 1970 (UTC). Nothing in here is about anybody else.",
  "mydata.readme-pictures":
    "The pictures of your orders, as the files that were made. Those that are no longer kept are missing.",
  "mydata.readme-sent": "The pictures and masks that you sent to start from.",
  "mydata.readme-elsewhere":
    "Messages on Discord are stored by Discord. A picture that a remote service made was made from your prompt there, under that service's own terms; whoever runs this bot can tell you which services are used.",
  "mydata.goes": "/mydata delete removes it.",
  "mydata.stays": "/mydata delete leaves it.",
  "mydata.left-out":
    "These files found no room. /show with the id in the name brings each of them.",
  "mydata.about-orders":
    "What you ordered: prompts, settings, where and when, what became of it. Stored to draw it, to deliver it once, and to make something new of it later.",
  "mydata.about-preferences": "What you chose for yourself, such as how strongly V varies.",
  "mydata.about-questions": "Orders that wait for your yes. They are forgotten after a day.",
  "mydata.about-vary-targets":
    "The message whose pictures you were about to vary, while its form is open. Forgotten after a day.",
  "mydata.about-reports": "Pictures that you reported, so that each person counts once.",
  "mydata.about-set-aside":
    "Orders whose rows were damaged, kept as they stand so that they can be mended.",
  "mydata.about-moderation":
    "Warnings and bans of servers, with reasons. They belong to the servers; who gave them is left out here.",
  "mydata.about-kept-counts":
    "What deleted orders count for: pictures, price, model and server, without words. Kept for 32 days, so that deleting does not begin limits and budgets anew.",
  "mydata.about-people":
    "When you were last served, so that everybody gets their turn. Kept for 30 days.",
  "mydata.about-reservations":
    "Room that is kept for an order while its pictures are fetched, for ten minutes.",
  "mydata.about-erasures": "That you had everything deleted, and when. Kept for an hour.",
  "commands.stats": "For managers of the server: people, models, pictures, failures, money",
  "stats.server": "This server",
  "stats.all": "All servers and direct messages",
  "stats.days_one": "Last day",
  "stats.days_other": "Last {{count}} days",
  "stats.nothing": "Nothing was ordered.",
  "stats.totals": "People: {{people}} · orders: {{orders}} · pictures: {{pictures}}",
  "stats.cost": "Money: {{cost, price}}",
  "stats.models": "Models: {{models, list}}",
  "stats.model": "{{model, code}} {{pictures}}",
  "stats.failures": "Failures: {{failures, list}}",
  "stats.failure": "{{kind}} {{count}}",
  "stats.kind-picture": "a picture that cannot be used",
  "stats.kind-credits": "no credits or a wrong key",
  "stats.kind-refused": "refused for its content",
  "stats.kind-parameter": "an option that the service refused",
  "stats.kind-busy": "a service that was busy or too slow",
  "stats.kind-service": "a service that failed",
  "stats.kind-engine": "the own engine",
  "stats.kind-storage": "the storage",
  "stats.kind-delivery": "no place to deliver to",
} as const;
