/** @file The public surface of `@melodist/corpus`. */
export {};
