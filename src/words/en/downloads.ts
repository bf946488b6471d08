/** Why a link or a picture could not be fetched. */
export const downloads = {
  "downloads.incomplete-link": "This is not a complete link. It has to begin with https://.",
  "downloads.wrong-scheme": "Only links that begin with https:// can be fetched.",
  "downloads.with-password": "A link with a user name or password in it is not fetched.",
  "downloads.no-server": "There is no server with the name {{host, code}}. Check the link.",
  "downloads.private-address":
    "This link leads to a private address, which is not fetched. Use a public link, or attach the picture.",
  "downloads.not-public-https":
    "Only public https links without a port are fetched. Use such a link, or attach the picture.",
  "downloads.too-many-redirects":
    "The link leads on more than {{most, number}} times. Use a direct link.",
  "downloads.gone": "There is nothing behind this link any more. Use another one.",
  "downloads.refused":
    "The server behind the link did not hand out a picture (status {{status, number}}).",
  "downloads.too-large": "The picture is larger than {{most, bytes}}. Use a smaller one.",
  "downloads.too-slow": "The server behind the link took too long. Try again later.",
  "downloads.unreachable": "The server behind the link could not be reached. Try again later.",
  "downloads.busy": "Too many pictures are being fetched just now. Try again in a minute.",
  "downloads.cut-off": "The picture ends in the middle.",
  "downloads.no-picture":
    "Behind the link is no picture that can be read. Use a link to a JPEG, PNG, WebP, GIF or AVIF file.",
  "downloads.disk-full":
    "There is no room on this bot's disk to fetch a picture. Try again later, and tell whoever runs the bot.",
  "downloads.not-written":
    "This bot cannot store what it fetches ({{reason, code}}). Tell whoever runs the bot.",
} as const;
