/** @file Printing a tree as an XML document, one element a line, text left exactly as it is. */
import { isElement, type XmlElement, type XmlNode } from "./xml-node.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (sign) => ESCAPES[sign] ?? sign);
}

/**
 * Print a document.
 *
 * @param root the outermost element
 * @param head lines before it: the document type
 */
export function printXml(root: XmlElement, head = ""): string {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  if (head !== "") lines.push(head);
  printNode(root, "", lines);
  return `${lines.join("\n")}\n`;
}

function printNode(node: XmlNode, indent: string, lines: string[]): void {
  if (typeof node === "string") lines.push(indent + escapeText(node));
  else if (node.kind === "instruction") lines.push(`${indent}<?${node.target} ${node.body}?>`);
  else printElement(node, indent, lines);
}

function printElement(of: XmlElement, indent: string, lines: string[]): void {
  const open = openTag(of);
  if (of.children.length === 0) lines.push(`${indent}<${open}/>`);
  else if (!isLayout(of)) lines.push(indent + printInline(of));
  else {
    lines.push(`${indent}<${open}>`);
    for (const child of of.children) printNode(child, `${indent} `, lines);
    lines.push(`${indent}</${of.name}>`);
  }
}

/** True when an element holds elements and no text, so that white space inside it means nothing. */
function isLayout(of: XmlElement): boolean {
  return (
    of.children.some((child) => isElement(child)) && of.children.every((child) => typeof child !== "string")
  );
}

/** An element on one line, without white space between its children: where text is mixed in, that would become part of it. */
export function printInline(node: XmlNode): string {
  if (typeof node === "string") return escapeText(node);
  if (node.kind === "instruction") return `<?${node.target} ${node.body}?>`;
  return `<${openTag(node)}>${node.children.map(printInline).join("")}</${node.name}>`;
}

function openTag(of: XmlElement): string {
  const attributes = Object.entries(of.attributes).map(([name, value]) =>
    value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`,
  );
  return of.name + attributes.join("");
}
