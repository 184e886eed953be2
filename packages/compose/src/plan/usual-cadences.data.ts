/**
 * @file Where in the last bar the last note of tunes begins, in whole notes, and how many of a hundred end so: counted in the training
 * tunes of a corpus built over all sources that end on their tonic, on a beat. `bench/composing/usual-cadences.ts` counts it.
 */
export const USUAL_CADENCES: ReadonlyMap<string, string> = new Map([
  ["12/8 played", "9/8 80, 3/4 18, 0 3"],
  ["2/2 played, short", "1/2 62, 0 26, 3/4 11"],
  ["2/2 played", "3/4 46, 1/2 38, 0 17"],
  ["2/2 sung", "0 84, 1/2 11, 3/4 4"],
  ["2/4 played, short", "1/4 73, 0 27"],
  ["2/4 played", "1/4 65, 0 35"],
  ["2/4 sung, short", "0 81, 1/4 19"],
  ["2/4 sung", "0 73, 1/4 27"],
  ["3/2 sung, short", "0 87, 1/2 13"],
  ["3/4 played, short", "0 93, 1/4 6"],
  ["3/4 played", "0 76, 1/2 16, 1/4 7"],
  ["3/4 sung, short", "0 83, 1/4 17"],
  ["3/4 sung", "0 80, 1/4 14, 1/2 6"],
  ["3/8 sung, short", "0 100"],
  ["3/8 sung", "0 100"],
  ["4/2 sung, short", "0 82, 1 16"],
  ["4/2 sung", "0 58, 1 38, 3/2 4"],
  ["4/4 played, short", "1/2 61, 0 24, 3/4 14"],
  ["4/4 played", "1/2 47, 3/4 30, 0 23"],
  ["4/4 sung, short", "0 67, 1/2 29, 1/4 4"],
  ["4/4 sung", "0 60, 1/2 34, 3/4 3, 1/4 3"],
  ["6/4 played, short", "0 52, 3/4 48"],
  ["6/4 sung, short", "0 55, 3/4 38, 1/4 5"],
  ["6/8 played, short", "3/8 84, 0 16"],
  ["6/8 played", "3/8 84, 0 16"],
  ["6/8 sung, short", "0 73, 3/8 27"],
  ["6/8 sung", "0 77, 3/8 23"],
  ["9/8 played, short", "3/4 96"],
]);
