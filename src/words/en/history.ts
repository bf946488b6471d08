/** Pictures of before, numbers, and what is stored of a person. */
export const history = {
  // Commands: at most 100 characters each.
  "history.command": "Your pictures, the newest first",
  "history.search": "Words of the prompt, or a picture's id",
  "history.favourites": "Only what you starred",
  "history.stats": "What was made here: people, models, pictures, failures, money",
  "history.mydata": "What is stored of you",
  "history.mydata-export": "Everything as files: rows, pictures, and what is stored and why",
  "history.mydata-delete": "Delete all of it",

  // Buttons and selects: plain text.
  "history.newer": "Newer",
  "history.older": "Older",
  "history.open": "Open one of them",
  "history.repeat": "Repeat",
  "history.parent": "Parent",
  "history.children": "Children",
  "history.undo": "Undo",
  "history.delete": "Delete",
  "history.back": "Back to the list",

  // The list and one of it.
  "history.title": "Your pictures",
  "history.title-favourites": "Your favourites",
  "history.title-children": "Made from this picture",
  "history.searched": "with {{search, code}}",
  "history.nothing": "There is nothing here yet.",
  "history.page": "Page {{number, number}}",
  "history.pictures_one": "{{count}} picture",
  "history.pictures_other": "{{count}} pictures",
  "history.id": "id {{id, code}}",
  "history.files-gone": "The files are no longer kept here.",
  "history.no-parent": "This picture was not made from another one.",
  "history.parent-gone": "The picture that it was made from is no longer there.",
  "history.no-children": "Nothing of yours was made from this picture.",
  "history.deleted": "Deleted, with the files that nobody else's picture needs.",
  "history.over": "This list is closed. {{command, code}} opens a new one.",

  // Numbers.
  "history.stats-here": "What was made in this server",
  "history.stats-everywhere": "What was made everywhere",
  "history.stats-today": "Today (UTC)",
  "history.stats-month": "In the last 30 days",
  "history.stats-numbers":
    "{{people, number}} people · {{orders, number}} orders · {{pictures, number}} pictures · {{failures, number}} failures · price about {{cost, price}}",
  "history.stats-model": "- {{model, code}}: {{orders, number}}",
  "history.stats-refused":
    "{{command, code}} is for those who may manage this server (Manage Server).",

  // What is stored of a person.
  "history.export-head": "This is everything that is stored of you.",
  "history.export-about":
    "This is what Easel stores of you, and why.\n\nrows/jobs.json: what you ordered, where, with which options, when, and how it ended: so that buttons, /show, /history and limits work.\nrows/pictures.json, pictures/: the pictures that were made for you.\nsent/: pictures that you sent to start from.\nrows/questions.json: orders that wait for your yes.\nrows/preferences.json, rows/presets.json, rows/favourites.json: what you chose, saved and starred.\nrows/history_views.json, rows/vary_targets.json: the lists and forms that you opened last.\nrows/people.json: when you were last served, so that everybody gets their turn.\n\nThe tokens by which Discord lets Easel answer you are left out: they are keys, and are forgotten after 15 minutes. /mydata delete deletes all of this.",
  "history.export-part": "Part {{number, number}} of what is stored of you.",
  "history.export-left_one": "{{count}} picture did not fit in: {{command, code}} shows it.",
  "history.export-left_other": "{{count}} pictures did not fit in: {{command, code}} shows them.",
  "history.delete-ask":
    "Delete everything that is stored of you? That is {{pictures, number}} pictures, {{jobs, number}} orders, your presets, preferences and favourites. Files go where nobody else's picture needs them, and I delete my messages with your pictures where I may. It cannot be undone.",
  "history.delete-yes": "Delete everything",
  "history.delete-no": "Keep it",
  "history.delete-kept": "Nothing was deleted.",
  "history.delete-done":
    "Deleted: {{jobs, number}} orders, {{files, number}} files and {{messages, number}} messages. Of orders that count for a limit or a budget the numbers stay until that starts anew.",
  "history.delete-not-yours": "This question is somebody else's.",
} as const;
