/** Why an order is refused or changed. */
export const orders = {
  "orders.no-source": "Es gibt kein Ausgangsbild. Füge eines hinzu.",
  "orders.source-gone":
    "Das Ausgangsbild ist hier nicht mehr gespeichert. Schicke es noch einmal als Anhang.",
  "orders.mask-gone":
    "Die Maske ist hier nicht mehr gespeichert. Schicke sie noch einmal als Anhang.",
  "orders.no-such-picture":
    "Diese Nachricht hat kein Bild {{number}}. Wähle eines von denen, die sie zeigt.",
  "orders.model-needs-picture":
    "{{model}} braucht ein Ausgangsbild: stattdessen von {{other}} gemacht.",
  "orders.model-takes-no-picture":
    "{{model}} kann nicht von einem Bild ausgehen: stattdessen von {{other}} gemacht.",
  "orders.only-with-picture":
    "{{model}} braucht ein Ausgangsbild, und kein anderes eingerichtetes Modell kann das machen. Wähle ein anderes Modell, oder füge das Bild hinzu.",
  "orders.only-without-picture":
    "{{model}} kann nicht von einem Bild ausgehen, und kein anderes eingerichtetes Modell kann das machen. Wähle ein anderes Modell, oder lass das Bild weg.",
  "orders.model-gone":
    "{{model}} ist hier nicht mehr eingerichtet: stattdessen von {{other}} gemacht.",
  "orders.no-model":
    "Es ist kein Modell eingerichtet. Wer diesen Bot betreibt, kann eines hinzufügen; {{command, code}} sagt, wie.",
  "orders.unknown-model":
    "Es gibt hier kein Modell „{{model}}“. Wähle eines von diesen: {{models, list}}.",
  "orders.retry-under-way":
    "Das wird schon noch einmal versucht, damit nichts zweimal bezahlt wird.",
  "orders.retry-done":
    "Das ist schon noch einmal versucht worden, damit nichts zweimal bezahlt wird.",
  "orders.shutting-down": "Easel startet gerade neu. Frage in einer Minute noch einmal.",
  "orders.unknown-job": "Dieser Auftrag ist hier nicht bekannt.",
  "orders.nothing-to-cancel": "Es gibt nichts mehr abzubrechen: Dieser Auftrag ist schon zu Ende.",
  "orders.plan-changed_one":
    "{{model}} hat sich seit dieser Bestellung geändert: {{options, codes}} wird jetzt anders verwendet.",
  "orders.plan-changed_other":
    "{{model}} hat sich seit dieser Bestellung geändert: {{options, codes}} werden jetzt anders verwendet.",
} as const;
