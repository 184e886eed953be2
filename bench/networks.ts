/** @file The three networks that figures are given for, and their inputs. */
import { type NetworkConfig, parseNetworkConfig } from "@melodist/network";

export interface BenchNetwork {
  readonly name: string;
  readonly network: NetworkConfig;
  /** Sequences in a step. */
  readonly batch: number;
}

const network = (
  hidden: number,
  layers: number,
  heads: number,
  inner: number,
  vocabulary: number,
): NetworkConfig =>
  parseNetworkConfig({
    vocab_size: vocabulary,
    hidden_size: hidden,
    num_hidden_layers: layers,
    num_attention_heads: heads,
    num_key_value_heads: heads,
    intermediate_size: inner,
    max_position_embeddings: 1024,
  });

/** Context of 256 tokens in each. */
export const LENGTH = 256;

export const BENCH_NETWORKS: readonly BenchNetwork[] = [
  { name: "2.8M", network: network(192, 6, 6, 512, 400), batch: 16 },
  { name: "6.7M", network: network(256, 8, 8, 704, 512), batch: 8 },
  { name: "15M", network: network(384, 8, 12, 1088, 512), batch: 8 },
];

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** Value of `--name VALUE` on the command line. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}
