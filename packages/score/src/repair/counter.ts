/** @file Counts of what stands where, and how probable that makes something. */

/** How often each thing was seen at each place, at each place altogether, and anywhere. */
export interface Counter {
  readonly pairs: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
  readonly things: ReadonlyMap<string, number>;
  readonly total: number;
}

/** A place and what stands there. */
export type Placed = readonly [place: string, thing: string];

/** Count a list of places and things. */
export function count(list: Iterable<Placed>): Counter {
  const pairs = new Map<string, number>();
  const places = new Map<string, number>();
  const things = new Map<string, number>();
  let total = 0;
  for (const [place, thing] of list) {
    addOne(pairs, `${place} ${thing}`);
    addOne(places, place);
    addOne(things, thing);
    total++;
  }
  return { pairs, places, things, total };
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** So many imagined sightings stand behind each estimate, shared out as the broader one says. */
const IMAGINED = 2;
/** What was never seen anywhere is taken to be one of a hundred things. */
const UNSEEN = 0.01;

/** Natural logarithm of how probable a thing is at a place; where little was seen, what was seen anywhere counts. */
export function logProbability(counter: Counter, place: string, thing: string): number {
  const anywhere = ((counter.things.get(thing) ?? 0) + IMAGINED * UNSEEN) / (counter.total + IMAGINED);
  const seen = counter.pairs.get(`${place} ${thing}`) ?? 0;
  return Math.log((seen + IMAGINED * anywhere) / ((counter.places.get(place) ?? 0) + IMAGINED));
}
