/** @file The languages that findings and proposals are worded in. */

/** English or Chinese. */
export type Language = "en" | "zh";
