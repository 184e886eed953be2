/** @file What we use of the library `hyphen`, which brings no types. */
declare module "hyphen/en-us/index.js" {
  interface HyphenationOptions {
    readonly hyphenChar: string;
    readonly minWordLength: number;
  }
  const hyphen: { hyphenateSync(text: string, options: HyphenationOptions): string };
  export default hyphen;
}
