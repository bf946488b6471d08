/** Warum ein Link oder ein Bild nicht geholt werden konnte. */
export const downloads = {
  "downloads.incomplete-link": "Das ist kein vollständiger Link. Er muss mit https:// beginnen.",
  "downloads.wrong-scheme": "Nur Links, die mit https:// beginnen, können geholt werden.",
  "downloads.with-password":
    "Ein Link, in dem ein Benutzername oder ein Passwort steht, wird nicht geholt.",
  "downloads.no-server": "Es gibt keinen Server mit dem Namen {{host, code}}. Prüfe den Link.",
  "downloads.private-address":
    "Dieser Link führt zu einer privaten Adresse, und die wird nicht geholt. Nimm einen öffentlichen Link oder hänge das Bild an.",
  "downloads.not-public-https":
    "Nur öffentliche https-Links ohne Port werden geholt. Nimm so einen Link oder hänge das Bild an.",
  "downloads.too-many-redirects":
    "Der Link führt mehr als {{most, number}} Mal weiter. Nimm einen direkten Link.",
  "downloads.gone": "Hinter diesem Link ist nichts mehr. Nimm einen anderen.",
  "downloads.refused":
    "Der Server hinter dem Link hat kein Bild herausgegeben (Status {{status, number}}).",
  "downloads.too-large": "Das Bild ist größer als {{most, bytes}}. Nimm ein kleineres.",
  "downloads.too-slow":
    "Der Server hinter dem Link hat zu lange gebraucht. Versuche es später noch einmal.",
  "downloads.unreachable":
    "Der Server hinter dem Link war nicht zu erreichen. Versuche es später noch einmal.",
  "downloads.busy":
    "Gerade werden zu viele Bilder geholt. Versuche es in einer Minute noch einmal.",
  "downloads.cut-off": "Das Bild hört mittendrin auf.",
  "downloads.no-picture":
    "Hinter dem Link ist kein Bild, das sich lesen lässt. Nimm einen Link zu einer JPEG-, PNG-, WebP-, GIF- oder AVIF-Datei.",
  "downloads.disk-full":
    "Auf der Festplatte dieses Bots ist kein Platz, um ein Bild zu holen. Versuche es später noch einmal und sag denen Bescheid, die den Bot betreiben.",
  "downloads.not-written":
    "Dieser Bot kann nicht speichern, was er holt ({{reason, code}}). Sag denen Bescheid, die den Bot betreiben.",
} as const;
