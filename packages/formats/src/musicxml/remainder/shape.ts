/**
 * @file Checking data from outside: a shape takes any JSON value and gives back a typed copy, or a misfit.
 *
 * Fields that are missing or null come back as undefined where the type allows it, so a copy is equal to the original
 * that `JSON.stringify` was given.
 */

/** What a shape returns for a value that does not fit. */
export const MISFIT: unique symbol = Symbol("misfit");

export type Shape<T> = (value: unknown) => T | typeof MISFIT;

export const text: Shape<string> = (value) => (typeof value === "string" ? value : MISFIT);
export const flag: Shape<boolean> = (value) => (typeof value === "boolean" ? value : MISFIT);

/** A number within bounds. */
export function numberFrom(least: number, most: number): Shape<number> {
  return (value) => (typeof value === "number" && value >= least && value <= most ? value : MISFIT);
}

/** A whole number within bounds. */
export function integerFrom(least: number, most: number): Shape<number> {
  return (value) => (Number.isInteger(value) ? numberFrom(least, most)(value) : MISFIT);
}

/** One of some words. */
export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  return (value) => words.find((word) => word === value) ?? MISFIT;
}

/** Undefined where the value is missing or null. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value) => (value === undefined || value === null ? undefined : shape(value));
}

/** Null, or the shape. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

/** A list whose entries all fit. */
export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return MISFIT;
    const list: T[] = [];
    for (const entry of value) {
      const fitted = shape(entry);
      if (fitted === MISFIT) return MISFIT;
      list.push(fitted);
    }
    return list;
  };
}

/** A list with at least one entry. */
export function someOf<T>(shape: Shape<T>): Shape<readonly [T, ...T[]]> {
  return (value) => {
    const list = listOf(shape)(value);
    if (list === MISFIT) return MISFIT;
    const [first, ...rest] = list;
    return first === undefined ? MISFIT : [first, ...rest];
  };
}

/** A table of strings. */
export const textTable: Shape<Readonly<Record<string, string>>> = (value) => {
  if (typeof value !== "object" || value === null) return MISFIT;
  const entries = Object.entries(value);
  return entries.every(([, entry]) => typeof entry === "string") ? Object.fromEntries(entries) : MISFIT;
};

/** The shape of each field of `T`; the compiler sees to it that none is forgotten. */
export type Fields<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A record with these fields; others are left out. */
export function recordOf<T>(fields: Fields<T>): Shape<T> {
  return (value) => {
    if (!isRecord(value)) return MISFIT;
    const record: Partial<T> = {};
    for (const name in fields) {
      const fitted = fields[name](value[name]);
      if (fitted === MISFIT) return MISFIT;
      record[name] = fitted;
    }
    return record as T;
  };
}

/** Some of the fields: those that the value has. */
export function partOf<T>(fields: Fields<T>): Shape<Partial<T>> {
  return (value) => {
    if (!isRecord(value)) return MISFIT;
    const record: Partial<T> = {};
    for (const name in fields) {
      if (!Object.hasOwn(value, name)) continue;
      const fitted = fields[name](value[name]);
      if (fitted === MISFIT) return MISFIT;
      record[name] = fitted;
    }
    return record;
  };
}

/** A union told apart by its `kind`. */
export function kindOf<T extends { readonly kind: string }>(
  shapes: {
    readonly [K in T["kind"]]: Shape<Extract<T, { readonly kind: K }>>;
  },
): Shape<T> {
  return (value) => {
    if (!isRecord(value) || typeof value["kind"] !== "string" || !Object.hasOwn(shapes, value["kind"]))
      return MISFIT;
    const shape = shapes[value["kind"] as T["kind"]] as Shape<T>;
    return shape(value);
  };
}
