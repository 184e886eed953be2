/** @file The network's settings, under the names InternLM2 publishes them by. */
import { MelodistError } from "@melodist/errors";
import { z } from "zod";

const count = z.int().min(1);

/** InternLM2's `config.json`, as far as it shapes the network; other fields pass through unread. */
export const NetworkConfig = z
  .object({
    vocab_size: count.describe("number of tokens"),
    hidden_size: count.describe("width of the residual stream"),
    num_hidden_layers: count,
    num_attention_heads: count,
    num_key_value_heads: count.describe("heads that keys and values have; queries share them in groups"),
    intermediate_size: count.describe("width inside the feed-forward part"),
    max_position_embeddings: count.describe("longest sequence, in tokens"),
    rope_theta: z.number().positive().default(1_000_000),
    rms_norm_eps: z.number().positive().default(1e-5),
  })
  .superRefine((config, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (config.hidden_size % (2 * config.num_attention_heads) !== 0)
      fault("hidden_size", "must give every attention head an even width");
    if (config.num_attention_heads % config.num_key_value_heads !== 0)
      fault("num_key_value_heads", "must divide num_attention_heads");
  });
export type NetworkConfig = z.infer<typeof NetworkConfig>;

/** @throws MelodistError `invalid-setting` naming each field at fault */
export function parseNetworkConfig(value: unknown): NetworkConfig {
  const parsed = NetworkConfig.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new MelodistError(`the network's settings do not hold: ${faults.join("; ")}`, {
    code: "invalid-setting",
  });
}

/** Width of one attention head. */
export function headSize(config: NetworkConfig): number {
  return config.hidden_size / config.num_attention_heads;
}
