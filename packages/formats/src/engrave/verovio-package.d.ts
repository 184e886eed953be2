/** @file The part of Verovio's interface that we use; the package brings no types. */
declare module "verovio/wasm" {
  export default function createVerovioModule(options?: {
    readonly print?: () => void;
    readonly printErr?: () => void;
  }): Promise<object>;
}

declare module "verovio/esm" {
  export class VerovioToolkit {
    constructor(module: object);
    setOptions(options: Readonly<Record<string, boolean | number | string>>): void;
    loadData(data: string): boolean;
    getPageCount(): number;
    renderToSVG(page: number): string;
    getVersion(): string;
  }
}
