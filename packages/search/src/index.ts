/** @file The public surface of `@melodist/search`. */
export {};
