/** @file The part of pdfkit's interface that we use; the package brings no types. */
declare module "pdfkit" {
  export default class PDFDocument {
    constructor(options: {
      readonly autoFirstPage: boolean;
      readonly compress: boolean;
      readonly lang?: string;
      readonly displayTitle?: boolean;
      readonly info: Readonly<Record<string, string | Date>>;
    });
    on(event: "data", listener: (chunk: Uint8Array) => void): this;
    on(event: "end", listener: () => void): this;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): this;
    save(): this;
    restore(): this;
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
    path(d: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    ellipse(x: number, y: number, radiusX: number, radiusY: number): this;
    polygon(...points: readonly (readonly number[])[]): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    lineCap(cap: string): this;
    lineJoin(join: string): this;
    dash(length: number, options: { readonly space: number }): this;
    fill(color: string): this;
    stroke(color: string): this;
    fillAndStroke(fill: string, stroke: string): this;
    end(): void;
  }
}
