/** Samplers that are the same with another source of noise, or on another device. */
const endings = /[_ ](?:gpu|brownian|heunpp2)$/i;

/**
 * The spellings under which a sampler of another program may be known here, the most exact first: as
 * it is written, and without what that program alone adds ("k_euler_a", "dpmpp_2m_sde_gpu",
 * "dpm_2_ancestral"). Karras' noise levels, which some keep apart, are put into the name.
 */
export function spellingsOf(sampler: string, schedule: string | undefined): readonly string[] {
  const short = sampler.replace(/^(?:k_|sample_)/i, "").replace(endings, "");
  const isKarras = /karras/i.test(schedule ?? "") || /_k$|karras/i.test(short);
  const base = short.replace(/[_ ](?:k|karras)$/i, "");
  const plain = [base, base.replace(/[_ ]ancestral$/i, " a"), base.replaceAll("pp", "++")];
  const named = isKarras ? plain.map((name) => `${name} Karras`) : [];
  return [...new Set([...named, sampler, short, ...plain])];
}
