/** Pictures of before, numbers, and what is stored of a person. */
export const history = {
  // Commands: at most 100 characters each.
  "history.command": "Your pictures, the newest first",
  "history.search": "Words of the prompt, or a picture's id",
  "history.favourites": "Only what you starred",

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
} as const;
