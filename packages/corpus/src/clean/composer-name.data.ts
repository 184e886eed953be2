/** @file Composers who go by several names in the collections, and names in their lines that are no composer's. */

/** The one name we use; null for whoever only wrote the tune down. */
export const COMPOSER_NAMES: Readonly<Record<string, string | null>> = {
  "O'Carolan": "Turlough O'Carolan",
  "O’Carolan": "Turlough O'Carolan",
  Carolan: "Turlough O'Carolan",
  "Fanny (Mendelssohn) Hensel": "Fanny Hensel",
  "Fanny Mendelssohn": "Fanny Hensel",
  "Augusta Mary Anne Holmès": "Augusta Holmès",
  "Felix Mendelssohn Bartholdy": "Felix Mendelssohn",
  "Stephen Foster": "Stephen C. Foster",
  "Stephen Collins Foster": "Stephen C. Foster",
  "F. O'Neill": null,
  'Neill"': null,
};
