/** Where a UNet's or a transformer's own names begin, behind whatever an exporter wrapped it in. */
const DENOISER =
  /^(?:.*?_)??((?:conv_in|conv_out|time_embedding|add_embedding|down_blocks|mid_block|up_blocks|transformer_blocks|single_transformer_blocks|x_embedder|context_embedder|time_text_embed|pos_embed|norm_out|proj_out)(?:_.*)?)$/u;

/** Where the layers of a text encoder begin: CLIP's, T5's. */
const TEXT_ENCODER = /^(?:.*?_)??((?:encoder_layers|encoder_block|text_projection)(?:_.*)?)$/u;

/**
 * The name of a module as LoRAs and graphs are compared by: its path with `_` for every point, as
 * kohya writes it, without what it is wrapped in. Names are never split at `_`, which stands in them too.
 */
export function denoiserModule(path: string): string {
  const plain = underscored(path);
  return DENOISER.exec(plain)?.[1] ?? plain;
}

/** The same for a module of a text encoder. */
export function textModule(path: string): string {
  const plain = underscored(path);
  return TEXT_ENCODER.exec(plain)?.[1] ?? plain;
}

function underscored(path: string): string {
  return path.replaceAll(/[./]/gu, "_").replace(/^_+/u, "");
}
