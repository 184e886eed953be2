/** @file Rotary positions: tables of angles. @see Su et al. 2021, "RoFormer" */
import { headSize, type NetworkConfig } from "./config.ts";

export interface RotaryTables {
  /** (positions, D/2) */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
  readonly shape: readonly [number, number];
}

/**
 * Angle of position p in dimension i: p · theta^(-2i/D).
 *
 * @param scale also multiplies what is turned by the tables
 */
export function rotaryTables(config: NetworkConfig, positions: number, scale = 1): RotaryTables {
  const half = headSize(config) / 2;
  const angle = (index: number) => Math.floor(index / half) * config.rope_theta ** (-(index % half) / half);
  const length = positions * half;
  return {
    cos: Float32Array.from({ length }, (_, index) => scale * Math.cos(angle(index))),
    sin: Float32Array.from({ length }, (_, index) => scale * Math.sin(angle(index))),
    shape: [positions, half],
  };
}
