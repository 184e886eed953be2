/** @file The public surface of `@melodist/tokens`. */
export {};
