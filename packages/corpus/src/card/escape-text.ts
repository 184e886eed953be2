/** @file Text and numbers as they stand in HTML and SVG. */

/** @example groupDigits(25610); // => "25 610", with a narrow space */
export function groupDigits(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, "\u202F");
}

/** Text as HTML. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
