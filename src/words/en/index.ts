import { chat } from "./chat.ts";
import { commands } from "./commands.ts";
import { common } from "./common.ts";
import { control } from "./control.ts";
import { database } from "./database.ts";
import { discord } from "./discord.ts";
import { doctor } from "./doctor.ts";
import { doctorServers } from "./doctor-servers.ts";
import { downloads } from "./downloads.ts";
import { engine } from "./engine.ts";
import { engineOptions } from "./engine-options.ts";
import { failures } from "./failures.ts";
import { history } from "./history.ts";
import { hub } from "./hub.ts";
import { images } from "./images.ts";
import { members } from "./members.ts";
import { lora } from "./lora.ts";
import { messages } from "./messages.ts";
import { moderation } from "./moderation.ts";
import { mydata } from "./mydata.ts";
import { more } from "./more.ts";
import { moving } from "./moving.ts";
import { options } from "./options.ts";
import { orders } from "./orders.ts";
import { pictures } from "./pictures.ts";
import { panel } from "./panel.ts";
import { panelForms } from "./panel-forms.ts";
import { planning } from "./planning.ts";
import { playground } from "./playground.ts";
import { policy } from "./policy.ts";
import { rules } from "./rules.ts";
import { servicesComfyui } from "./services-comfyui.ts";
import { servicesA1111 } from "./services-a1111.ts";
import { servicesDescribed } from "./services-described.ts";
import { servicesHorde } from "./services-horde.ts";
import { prompts } from "./prompts.ts";
import { services } from "./services.ts";
import { servicesGemini } from "./services-gemini.ts";
import { servicesOpenAi } from "./services-openai.ts";
import { settings } from "./settings.ts";
import { several } from "./several.ts";
import { signing } from "./signing.ts";
import { storage } from "./storage.ts";
import { wordList } from "./word-list.ts";
import { terminal } from "./terminal.ts";

/**
 * All English texts, by their codes. `{{name}}` is a parameter; `{{name, format}}` writes it as the
 * format says (see formats.ts). `_one` and `_other` are the forms of one code, chosen by `count`.
 */
export const en = {
  ...chat,
  ...commands,
  ...common,
  ...control,
  ...database,
  ...discord,
  ...doctor,
  ...doctorServers,
  ...downloads,
  ...engine,
  ...engineOptions,
  ...failures,
  ...history,
  ...hub,
  ...images,
  ...members,
  ...lora,
  ...messages,
  ...moderation,
  ...mydata,
  ...more,
  ...moving,
  ...options,
  ...orders,
  ...pictures,
  ...panel,
  ...panelForms,
  ...planning,
  ...playground,
  ...policy,
  ...rules,
  ...prompts,
  ...services,
  ...servicesComfyui,
  ...servicesGemini,
  ...servicesOpenAi,
  ...servicesA1111,
  ...servicesDescribed,
  ...servicesHorde,
  ...settings,
  ...several,
  ...signing,
  ...storage,
  ...terminal,
  ...wordList,
} as const;

/** The codes and texts as types; messages and translations are checked by them. */
export type English = typeof en;
