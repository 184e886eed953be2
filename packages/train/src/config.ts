/** @file A stage of training as data: every knob with its unit, its default, and the value that switches it off. */
import { MelodistError } from "@melodist/errors";
import { NetworkConfig } from "@melodist/network";
import { z } from "zod";

const count = z.int().min(1);
const share = z.number().min(0).max(1);

/** What all stages have in common. */
const common = {
  /** The network; left out where a stage starts from weights that name theirs. */
  network: NetworkConfig,
  /** Tokens in a packed sequence. */
  length: count.default(256),
  /** Sequences in a step. */
  batch: count.default(16),
  /** Sequences at once; smaller needs less memory. Must divide `batch`. */
  microBatch: count.optional(),
  steps: count,
  /** Highest learning rate. */
  learningRate: z.number().positive().default(1e-3),
  /** Steps over which it rises from zero; 0 switches the warm-up off. */
  warmupSteps: z.int().min(0).default(0),
  /** What is left of it at the end of the cosine; 1 keeps it level. */
  finalShare: share.default(0.1),
  beta1: share.default(0.9),
  beta2: share.default(0.95),
  epsilon: z.number().positive().default(1e-8),
  /** Decoupled; 0 switches it off. */
  weightDecay: z.number().min(0).default(0.1),
  /** Largest norm of all gradients together. */
  clipNorm: z.number().positive().default(1),
  /** Share of what each block adds that is dropped; 0 switches it off. */
  dropout: z.number().min(0).max(0.9).default(0),
  /** Decides first weights, data order and dropout. */
  seed: z.int().default(0),
  /** Steps between validations and checkpoints. */
  validateEvery: count.default(100),
  checkpointEvery: count.default(100),
  /** Validations without improvement after which to stop; left out, training goes to its end. */
  patience: count.optional(),
  /** A loss above this many times that of guessing, or one that is no number, stops the run. */
  explodeAt: z.number().min(1).default(3),
};

const lora = z.strictObject({
  rank: count.default(8),
  alpha: z.number().positive().default(16),
  matrices: z
    .array(z.string())
    .min(1)
    .default(["attention.wqkv", "attention.wo", "feed_forward.w1", "feed_forward.w2", "feed_forward.w3"]),
});

const distil = z.strictObject({
  /** Softens the teacher's probabilities; 1 leaves them. */
  temperature: z.number().positive().default(2),
  /** Weight of the teacher against the text itself. */
  share: share.default(0.5),
});

/** A stage. Which tokens count is the data's business: `finetune` and `lora` are given answers to learn. */
export const TrainingConfig = z
  .discriminatedUnion("stage", [
    z.strictObject({ stage: z.literal("pretrain"), ...common }),
    z.strictObject({ stage: z.literal("finetune"), ...common }),
    z.strictObject({ stage: z.literal("lora"), ...common, lora }),
    z.strictObject({ stage: z.literal("distil"), ...common, distil }),
  ])
  .superRefine((config, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const { batch, microBatch, length, network, warmupSteps, steps } = config;
    if (microBatch !== undefined && batch % microBatch !== 0)
      fault("microBatch", `must divide batch, ${batch}`);
    if (length > network.max_position_embeddings)
      fault(
        "length",
        `is more than the network's max_position_embeddings, ${network.max_position_embeddings}`,
      );
    if (warmupSteps >= steps) fault("warmupSteps", `must be fewer than steps, ${steps}`);
  });
export type TrainingConfig = z.infer<typeof TrainingConfig>;

/** @throws MelodistError `invalid-setting` naming each setting that is unknown, out of range or contradictory */
export function parseTrainingConfig(value: unknown): TrainingConfig {
  const parsed = TrainingConfig.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) =>
    [issue.path.join("."), issue.message].filter(Boolean).join(": "),
  );
  throw new MelodistError(`the training settings do not hold: ${faults.join("; ")}`, {
    code: "invalid-setting",
  });
}

/** Sequences in a micro-batch: as chosen, or about a thousand tokens, which suits a processor's caches. */
export function microBatchOf({ batch, microBatch, length }: TrainingConfig): number {
  if (microBatch !== undefined) return microBatch;
  let best = 1;
  for (let size = 1; size <= batch; size++) if (batch % size === 0 && size * length <= 1024) best = size;
  return best;
}
