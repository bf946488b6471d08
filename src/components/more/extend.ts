import type { Button } from "../../discord/interactions/component.ts";
import { pictureToVary } from "../../discord/reading/pressed-picture.ts";
import type { MoreControl } from "../../discord/views/more-view.ts";
import { UserError } from "../../domain/errors.ts";
import { extensionOf, type ExtensionWish } from "../../domain/extension-wish.ts";
import type { Size } from "../../domain/request.ts";
import { panned, squared, zoomedOut } from "../../pipeline/orders/further.ts";
import { say } from "../../words/index.ts";
import { answerFurther, type FurtherNeeds } from "./answer-further.ts";

type Extending = Button<FurtherNeeds>;

/** A button that draws a picture beyond its edges; `wish` says by how much. */
function extendButton(action: MoreControl, wish: (size: Size) => ExtensionWish): Extending {
  return {
    kind: "button",
    action,
    async execute(interaction, id, services) {
      const picture = await pictureToVary(id, interaction, services);
      await answerFurther(
        interaction,
        picture,
        {
          kind: "extend",
          ability: "extend",
          complete: async (draft) => {
            const { source } = draft;
            const extend = extensionOf(wish(source), source);
            return { draft: { ...draft, source: { ...source, extend } } };
          },
        },
        services,
      );
    },
  };
}

/** Zoom out 1.5× and 2×, the four arrows, and Make square. */
export const extendButtons: readonly Extending[] = [
  extendButton("zoom-little", () => zoomedOut(1.5)),
  extendButton("zoom-far", () => zoomedOut(2)),
  extendButton("pan-left", () => panned("left")),
  extendButton("pan-right", () => panned("right")),
  extendButton("pan-up", () => panned("up")),
  extendButton("pan-down", () => panned("down")),
  extendButton("square", toSquare),
];

function toSquare(size: Size): ExtensionWish {
  const wish = squared(size);
  if (wish === undefined) throw new UserError("invalid-option", say("more.is-square"));
  return wish;
}
