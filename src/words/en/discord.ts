/** What is said on Discord's side beyond views: refusals, replies, and the connection's troubles. */
export const discord = {
  // Headlines of errors, by their codes.
  "discord.error-invalid-option": "That option does not work",
  "discord.error-invalid-picture": "I cannot read that picture",
  "discord.error-picture-too-large": "That picture is too large",
  "discord.error-no-picture": "There is no picture to start from",
  "discord.error-unknown-job": "I do not know that picture",
  "discord.error-unknown-model": "I do not know that model",
  "discord.error-not-yours": "That belongs to somebody else",
  "discord.error-already-retried": "That is already being tried again",
  "discord.error-gone": "That is no longer there",
  "discord.error-queue-full": "The queue is full",
  "discord.error-too-many-jobs": "You have enough waiting",
  "discord.error-daily-limit": "That is enough for today",
  "discord.error-budget-spent": "The budget is spent",
  "discord.error-not-allowed": "That is not allowed here",
  "discord.error-shutting-down": "I am about to restart",
  "discord.error-bad-key": "The service did not accept my key",
  "discord.error-no-credits": "The service has no credits left",
  "discord.error-content-refused": "The service refused this request",
  "discord.error-bad-parameter": "The service did not accept an option",
  "discord.error-gone-model": "The service no longer has this model",
  "discord.error-rate-limited": "The service asks for a pause",
  "discord.error-overloaded": "The service is overloaded",
  "discord.error-timeout": "The service took too long",
  "discord.error-broken-answer": "The service answered with something unreadable",
  "discord.error-unknown": "The service failed",
  "discord.error-diffusion": "The drawing engine failed",
  "discord.error-config": "Easel is not set up for this yet",
  "discord.bug": "Something broke on my side",
  "discord.bug-incident":
    "It is in my log as incident {{incident, code}}. Trying again may help; if it does not, tell that number to the person who runs this bot.",
  "discord.hiccup": "That did not get through",
  "discord.hiccup-hint": "Discord or the network could not be reached for a moment. Try again.",
  "discord.files-too-large": "Discord takes no files of that size here.",

  // Refusals.
  "discord.no-picture-named":
    "That button does not say which picture it means. Use one under a finished picture.",
  "discord.no-such-picture_one": "There is no picture {{number}} here: this message has one.",
  "discord.no-such-picture_other":
    "There is no picture {{number}} here: this message has {{count}}.",
  "discord.unreadable-control":
    "I don't understand that button any more. `/show` with the picture's id brings new ones.",
  "discord.unknown-control":
    "I do not know this button. It may belong to another version of me; a new /imagine brings new ones.",
  "discord.unknown-command":
    "I do not know the command {{name}} any more. Discord shows the new ones after a restart of its app.",
  "discord.no-picture-there":
    "There is no picture on that message. Choose one with an attached or linked picture.",
  "discord.nothing-to-retry":
    "There is nothing to try again here: this job did not fail in a way that a second attempt could mend.",
  "discord.target-forgotten":
    "I no longer know which picture you meant. Choose **Apps → Vary this image** on it again.",
  "discord.dropped-picture-gone": "The message with that picture is gone. Send the picture again.",
  "discord.settings-unreadable":
    "The file of that picture no longer says how it was made. Vary it instead.",
  "discord.originals-too-large":
    "The originals are larger than the {{limit, bytes}} that Discord lets me send you here.",
  "discord.moving-picture":
    "This one moves, and no other picture can be made of it. Choose a still picture.",
  "discord.originals-gone": "The originals were removed to make room. Details still has the seed.",
  "discord.pictures-gone":
    "Those pictures were removed to make room. Edit or reroll of the old message draws them again.",
  "discord.not-a-number": "{{field}} must be a number from {{min}} to {{max}}.",
  "discord.not-a-whole-number": "{{field}} must be a whole number from {{min}} to {{max}}.",
  "discord.the-strength": "Strength",
  "discord.the-seed": "The seed",
  "discord.the-count": "The number of pictures",
  "discord.the-picture": "The picture's number",

  // Notices.
  "discord.deleted":
    "Deleted. The files that nobody else's picture needs are gone too, so {{command, code}} no longer brings them back.",
  "discord.other-attempt": "See the other attempt",
  "discord.show-other-attempt": "{{command, code}} shows the other attempt.",
  "discord.not-finished": "That picture is not finished yet. `/queue` shows how far it is.",
  "discord.originals-left_one": "-# {{count}} of {{total}} cannot be sent here.",
  "discord.originals-left_other": "-# {{count}} of {{total}} cannot be sent here.",
  "discord.now-subtle": "Your V buttons now vary **subtly**: they keep what is in the picture.",
  "discord.now-strong":
    "Your V buttons now vary **strongly**: they move further away from the picture.",
  "discord.original-gone":
    "The original is no longer kept here: the picture on the message was used.",

  // Replies to plain messages.
  "discord.hint":
    "I make pictures. Use `/imagine`, or\n- mention me with words, and I draw them, or\n- reply to one of my pictures with what should change (`#2` names one of several), or\n- mention me in a message with a picture attached, or\n- choose **Apps → Vary this image** on any picture.",
  "discord.no-picture-in-reply":
    "There is no picture on the message you replied to. Reply to one with a picture, or attach one yourself.",
  "discord.not-finished-in-reply":
    "There is no finished picture on that message yet. Reply again when it is done.",
  "discord.hidden-picture":
    "Discord does not show me the picture you replied to. You can instead\n- right-click it (or press and hold) and choose **Apps → Vary this image**, or\n- attach the picture to a message that mentions me.",
  "discord.hidden-picture-operator":
    "Discord does not show me the picture you replied to. You can instead\n- right-click it (or press and hold) and choose **Apps → Vary this image**, or\n- attach the picture to a message that mentions me.\n-# Whoever runs this bot can make replies work too: Discord Developer Portal → your application → Bot → Privileged Gateway Intents → Message Content Intent, and `DISCORD_MESSAGE_CONTENT=on`.",
  "discord.dropped-picture":
    "This picture's file says how it was made. Draw with these settings, or vary the picture?",
  "discord.answered-here":
    "You may not attach files in <#{{channel}}>, so your pictures come here.",
  "discord.no-files-here":
    "You may not attach files in this channel, so I send you no pictures there, and your direct messages are closed to me. With `/imagine` and **Apps → Vary this image** only you see the answer.",

  // Why pictures could not be handed over.
  "discord.undeliverable":
    "The pictures are made, but could not be handed over: {{reasons, list}}. They are kept; {{command, code}} shows them wherever I may write.",
  "discord.no-place": "there was no place to put them",
  "discord.token-dead": "the answer of the command can no longer be changed",
  "discord.message-gone": "the message was deleted",
  "discord.channel-gone": "the channel is gone",
  "discord.forbidden": "I may not write in the channel",
  "discord.closed": "your direct messages are closed to me",
  "discord.too-large": "the files are too large even when made smaller",
  "discord.refused": "Discord did not accept the message",
  "discord.passing": "Discord could not be reached",
  "discord.removed-before-delivery":
    "The pictures were made, but their files were removed before they could be handed over. Order them again with the same seed.",

  // The connection.
  "discord.no-token": "DISCORD_TOKEN is not set.",
  "discord.bad-token":
    "Discord does not accept DISCORD_TOKEN. Make a new one in the Discord Developer Portal (https://discord.com/developers/applications) → your application → Bot → Reset Token, and put it into DISCORD_TOKEN.",
  "discord.disallowed-intent":
    "Discord does not allow the message content intent. Turn it on in the Discord Developer Portal (https://discord.com/developers/applications) → your application → Bot → Privileged Gateway Intents → Message Content Intent, or set DISCORD_MESSAGE_CONTENT=off.",
  "discord.too-many-servers":
    "This bot is in too many servers for one connection. Easel runs as one process, so it cannot serve it.",
  "discord.closed-for-good":
    "Discord closed the connection for good, with code {{number}}. Start Easel again; if that does not help, look the code up in Discord's documentation of gateway close codes.",
  "discord.unreachable":
    "Discord cannot be reached. Check the network (and DISCORD_API_URL, if you set it).",
} as const;
