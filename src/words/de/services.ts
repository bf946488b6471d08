/** Was Dienste im Netz sagen. */
export const services = {
  "services.bad-key":
    "{{provider}} nimmt den API-Schlüssel dieses Bots nicht an. Wähle ein anderes Modell und sag denen Bescheid, die den Bot betreiben.",
  "services.no-credits":
    "Das Konto dieses Bots bei {{provider}} hat kein Guthaben mehr. Wähle ein anderes Modell oder sag denen Bescheid, die den Bot betreiben.",
  "services.content-refused":
    "{{provider}} hat das wegen seiner Inhaltsregeln abgelehnt. Ändere den Prompt oder das Bild und versuche es noch einmal.",
  "services.content-refused-because":
    "{{provider}} hat das wegen seiner Inhaltsregeln abgelehnt: „{{reason}}“. Ändere den Prompt oder das Bild und versuche es noch einmal.",
  "services.bad-option":
    "{{provider}} hat eine der Optionen nicht angenommen. Lass die Optionen auf ihren Vorgaben und versuche es noch einmal.",
  "services.bad-option-because":
    "{{provider}} hat eine der Optionen nicht angenommen: „{{reason}}“. Ändere diese Option und versuche es noch einmal.",
  "services.bad-option-named":
    "{{provider}} hat {{option, code}} nicht angenommen. Nimm einen anderen Wert oder lass die Option weg und versuche es noch einmal.",
  "services.bad-option-named-because":
    "{{provider}} hat {{option, code}} nicht angenommen: „{{reason}}“. Nimm einen anderen Wert oder lass die Option weg und versuche es noch einmal.",
  "services.gone-model": "{{provider}} bietet dieses Modell nicht mehr an. Wähle ein anderes.",
  "services.rate-limited":
    "{{provider}} nimmt gerade keine Anfragen mehr an. Versuche es in einer Minute noch einmal.",
  "services.rate-limited-until":
    "{{provider}} nimmt {{wait, duration}} lang keine Anfragen mehr an. Versuche es dann noch einmal oder wähle ein anderes Modell.",
  "services.overloaded":
    "{{provider}} funktioniert gerade nicht. Versuche es später noch einmal oder wähle ein anderes Modell.",
  "services.timeout":
    "{{provider}} hat zu lange nicht geantwortet. Versuche es noch einmal oder wähle ein anderes Modell.",
  "services.broken-answer":
    "{{provider}} hat mit etwas geantwortet, das kein Bild ist. Versuche es noch einmal oder wähle ein anderes Modell.",
  "services.lost-picture":
    "Das fertige Bild konnte bei {{provider}} nicht abgeholt werden. Versuche es noch einmal oder wähle ein anderes Modell.",
  "services.lost-answer":
    "Die Antwort von {{provider}} ist unterwegs verloren gegangen. Versuche es noch einmal oder wähle ein anderes Modell.",
  "services.unknown":
    "{{provider}} ist gescheitert, ohne zu sagen, warum. Versuche es noch einmal oder wähle ein anderes Modell.",
  "services.charged": "{{what}} Das Bild wurde trotzdem berechnet.",
  "services.may-be-charged": "{{what}} Es wurde möglicherweise berechnet.",
  "services.key-form":
    "{{setting}} muss eine Zeile ohne Leerzeichen und Zeilenumbrüche sein: Kopiere den Schlüssel noch einmal von dort, wo du ihn bekommen hast.",
} as const;
