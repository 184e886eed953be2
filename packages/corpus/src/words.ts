/** @file Sentences that people read, in both languages of the house. */

/** The same sentence in English and in Chinese. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}
