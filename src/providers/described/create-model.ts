import { UserError } from "../../domain/errors.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import type { Pace, Price } from "../../domain/capabilities.ts";
import { say } from "../../words/index.ts";
import type { GenerationPlan, ImageModel } from "../image-model.ts";
import { type PlannedModel, planRequest } from "../planning/plan-request.ts";
import { sizeOfSource, warnOfFit } from "../planning/source-size.ts";
import type { Warn } from "../planning/warn.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { runCalls } from "../remote/run-calls.ts";
import { capabilitiesOf, mostReferences, schedulerNamesOf } from "./capabilities.ts";
import type { InputField } from "./input-field.ts";
import type { JobService } from "./job-service.ts";
import { readFiles } from "./pictures.ts";
import { type InputRoles, rolesOf } from "./roles.ts";
import { runJob } from "./run-job.ts";
import { writeInput } from "./write-input.ts";

/** A model by its name at the service, and its inputs. */
export interface DescribedModel {
  /** The provider's id. */
  readonly folder: string;
  readonly name: string;
  readonly fields: readonly InputField[];
  readonly relative?: string | undefined;
  readonly price: Price | undefined;
  readonly pace: Pace;
  readonly timeoutMs: number;
}

/** A model whose options and requests are made of its own published inputs. */
export function createDescribedModel(
  { folder, name, fields, relative, price, pace, timeoutMs }: DescribedModel,
  service: JobService,
  options: RemoteOptions,
): ImageModel {
  const roles = rolesOf(fields);
  const planned: PlannedModel = {
    id: `${folder}/${name}`,
    name,
    capabilities: { ...capabilitiesOf(roles), price, pace },
    schedulerNames: schedulerNamesOf(roles.scheduler),
    remarks: (effective, warn) => remark(effective, roles, name, warn),
  };
  return {
    id: planned.id,
    name,
    provider: service.provider,
    repeatable: false,
    paid: true,
    local: false,
    capabilities: planned.capabilities,
    relative,
    plan: (asked) => plan(planned, roles, asked),
    execute: async function* (made, context) {
      context.signal.throwIfAborted();
      const files = await readFiles(made.request, roles, context);
      const link = async (file: (typeof files)["source"]) =>
        file && service.link(file, context.signal);
      const links = {
        source: await link(files.source),
        mask: await link(files.mask),
        references: await Promise.all(
          files.references.map(async (file) => service.link(file, context.signal)),
        ),
      };
      yield* runCalls(made, context, (call, inner) => {
        const position = made.calls[call]?.[0] ?? call;
        const input = writeInput(roles, made.request, position, links);
        const cancelled = context.signal;
        const job = { model: name, plan: made, call, position, input, timeoutMs, cancelled };
        return runJob(job, service, options, inner);
      });
    },
  };
}

/** What nobody asked for and the model has no default of is left to the service. */
function plan(model: PlannedModel, roles: InputRoles, asked: GenerationRequest): GenerationPlan {
  const { source } = asked;
  if (source && !source.mask && roles.mask?.required) {
    throw new UserError(
      "no-picture",
      say("services.described-needs-mask", { model: model.name, option: "mask" }),
    );
  }
  const max = source ? mostReferences(roles) : Math.max(0, placesOf(roles));
  const references = roles.references && { max };
  const room = { ...model, capabilities: { ...model.capabilities, references } };
  const size = asked.size ?? sizeFor(asked, roles);
  const settled = planRequest(room, { ...asked, size });
  const { request } = settled;
  const { strength } = asked.source ?? {};
  return {
    ...settled,
    request: {
      ...request,
      size: size || roles.size?.hasDefault ? sizeIn(request, roles, size !== undefined) : undefined,
      steps: isSaid(asked.steps, roles.steps) ? request.steps : undefined,
      guidanceScale: isSaid(asked.guidanceScale, roles.guidance)
        ? request.guidanceScale
        : undefined,
      ...(request.source &&
        !isSaid(strength, roles.strength) && {
          source: { ...request.source, strength: undefined },
        }),
    },
  };
}

/** Whether somebody asked for a value, or the model has one of its own. */
function isSaid(value: unknown, field: InputField | undefined): boolean {
  return value !== undefined || field?.default !== undefined;
}

/** Without a source every place of the list is free for what the prompt speaks of. */
function placesOf(roles: InputRoles): number {
  const most = mostReferences(roles);
  return roles.references === roles.source ? most + 1 : most;
}

/** The size in which a source is redrawn; a list of shapes takes the nearest by itself. */
function sizeFor({ source }: GenerationRequest, { size }: InputRoles) {
  return source && size && !size.sizes.closed ? sizeOfSource(source, size.sizes) : undefined;
}

/** A size that only follows from the list is not sent where the result follows the source itself. */
function sizeIn({ size, source }: GenerationRequest, roles: InputRoles, isWished: boolean) {
  return source && roles.size?.followsSource && !isWished ? undefined : size;
}

function remark(request: GenerationRequest, roles: InputRoles, model: string, warn: Warn): void {
  const { source, size } = request;
  if (!roles.prompt) warn("prompt", say("services.described-no-prompt", { model }));
  if (source && size && roles.strength) warnOfFit(source, size, model, warn);
}
