/** @file What a server is made of: everything it touches is handed in. */
import type { ComposeRequest, Composer } from "@melodist/compose";
import type { MelodyIndex } from "@melodist/search";
import type { GuardOptions } from "./guard/guard.ts";
import type { JobQueue } from "./queue/job-queue.ts";
import type { StoreDoor } from "./store/store-door.ts";

/** A model that is open. */
export interface OpenModel {
  readonly name: string;
  readonly composer: Composer;
  /** The melodies that it has seen; undefined where its folder holds none. */
  readonly index: MelodyIndex | undefined;
}

/** What a model says of itself before it is opened. */
export interface ModelCard {
  readonly name: string;
  /** Tokens of its longest tune. */
  readonly longest: number;
  readonly sources: readonly { readonly name: string; readonly licence: string }[];
  readonly notes: string;
  readonly hasIndex: boolean;
}

/** The models of this machine. */
export interface ModelShelf {
  /** Names that can be asked for; the first composes where nothing else is said. */
  readonly names: readonly string[];
  /** What each of them says of itself. */
  describe(): Promise<readonly ModelCard[]>;
  /**
   * Open a model, once.
   *
   * @param name undefined lets the request decide
   * @throws MelodistError `not-found` when there is none
   */
  open(name: string | undefined, request: ComposeRequest): Promise<OpenModel>;
}

export interface ServerLimits {
  /** Bytes of a body of JSON, of a file, of a library. */
  readonly bodyBytes: number;
  readonly fileBytes: number;
  readonly libraryBytes: number;
  /** A job at work. */
  readonly jobSeconds: number;
  readonly candidates: number;
  /** Tunes of one request. */
  readonly count: number;
}

export const USUAL_LIMITS: ServerLimits = {
  bodyBytes: 2_000_000,
  fileBytes: 20_000_000,
  libraryBytes: 200_000_000,
  jobSeconds: 180,
  candidates: 16,
  count: 10,
};

/** How many of what there were since the start. */
export interface Counts {
  requests: number;
  composed: number;
  refused: number;
  left: number;
  failed: number;
}

/** One line of the log. */
export type LogEntry = Readonly<Record<string, string | number | boolean | undefined>> & {
  readonly event: string;
};

export interface ServerParts {
  readonly version: string;
  readonly models: ModelShelf;
  readonly store: StoreDoor;
  readonly queue: JobQueue;
  readonly limits: ServerLimits;
  readonly counts: Counts;
  readonly guard: GuardOptions;
  /** The folder of the built page; undefined where it is not built. */
  readonly page: string | undefined;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  log(entry: LogEntry): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A seed nobody chose. */
  drawSeed(): number;
}
