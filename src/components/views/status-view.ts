import type { ImageModel } from "../../providers/image-model.ts";
import type { MessageView } from "../message-view.ts";
import { cut, literal } from "./display-text.ts";
import { paragraph } from "./parts.ts";

/** What operators see. Credits by provider; `at` in milliseconds since 1970. */
export interface StatusFacts {
  readonly models: readonly ImageModel[];
  readonly waiting: number;
  readonly running: number;
  readonly credits: ReadonlyMap<string, { readonly credits: number; readonly at: number }>;
  /** Fewer credits than this are marked; undefined: none are. */
  readonly creditsWarning?: number | undefined;
}

const PART_CHARACTERS = 1500;

/** The answer of `/status`. */
export function statusView(facts: StatusFacts): MessageView {
  const { models, waiting, running, credits, creditsWarning = 0 } = facts;
  const modelLines = models.map(
    ({ id, name, capabilities }) =>
      `- ${literal(name)} (\`${id}\`)${capabilities.price === undefined ? "" : `, ${capabilities.price.perPicture} a picture`}`,
  );
  const creditLines = [...credits].map(
    ([provider, report]) =>
      `- ${report.credits < creditsWarning ? "⚠️ " : ""}${literal(provider)}: ${report.credits} left, reported <t:${Math.floor(report.at / 1000)}:R>`,
  );
  return {
    components: [
      paragraph(`### Queue\n${waiting} waiting, ${running} running`),
      paragraph(`### Models\n${cut(modelLines.join("\n") || "None is set up.", PART_CHARACTERS)}`),
      paragraph(
        `### Credits\n${cut(creditLines.join("\n") || "No service has reported any.", PART_CHARACTERS)}`,
      ),
    ],
    files: [],
    keep: [],
    mentions: [],
  };
}
