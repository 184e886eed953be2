/** @file The mean of two models' weights. */
import type { Provenance } from "@melodist/bundle";
import { MelodistError } from "@melodist/errors";
import type { OpenModel } from "./open-model.ts";

/**
 * Average two models, one of which was trained from the other or both from a third: their mean is often better than either.
 *
 * @param share of the second, 0 to 1
 * @throws MelodistError `mismatch` when their networks or vocabularies differ
 * @see Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima and Better Generalization"
 */
export function averageModels(first: OpenModel, second: OpenModel, share: number): OpenModel {
  const isSame = (name: "config" | "vocabulary") =>
    JSON.stringify(first[name]) === JSON.stringify(second[name]);
  if (!isSame("config") || !isSame("vocabulary")) {
    throw new MelodistError("only models of one network and vocabulary can be averaged", {
      code: "mismatch",
      hint: "Average stages of one model: melodist model info tells what each is.",
    });
  }
  const weights = [...first.weights].map(([name, values]) => {
    const others = second.weights.get(name);
    return [
      name,
      values.map((value, index) => value + share * ((others?.[index] ?? value) - value)),
    ] as const;
  });
  return {
    ...first,
    weights: new Map(weights),
    provenance: joinProvenance(first.provenance, second.provenance),
  };
}

/** The stages and sources of both, each once, and that they were averaged. */
function joinProvenance(first: Provenance, second: Provenance): Provenance {
  const stages = [...first.stages, ...second.stages];
  const each = new Map(stages.map((stage) => [JSON.stringify(stage), stage]));
  const sources = new Map([...first.sources, ...second.sources].map((source) => [source.name, source]));
  return {
    ...first,
    stages: [...each.values(), { stage: "average", steps: 0 }],
    sources: [...sources.values()],
    notes: [...new Set([first.notes, second.notes])].filter((note) => note !== "").join("; "),
  };
}
