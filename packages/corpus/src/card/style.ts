/** @file How the data card looks, in light and dark. */

export const CARD_STYLE = `
:root { --ink: #1f2328; --quiet: #59636e; --paper: #fdfcfa; --line: #d9d5cd; --bar: #3f6f8f; --band: #f4f1ea; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e3dc; --quiet: #a09a8f; --paper: #1a1b1d; --line: #3a3c40; --bar: #7fb0cf; --band: #232528; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main, nav { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 4rem; }
nav { padding-top: 1rem; text-align: right; font-size: .9rem; }
a { color: var(--bar); }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 1rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
p, ul { max-width: 46rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { color: var(--quiet); font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1.5rem 2rem; margin-top: 1rem; }
figure { margin: 0; }
figcaption { font-weight: 600; margin-bottom: .25rem; }
svg { width: 100%; max-width: 32rem; height: auto; display: block; }
svg rect { fill: var(--bar); }
svg text { font-size: 13px; fill: var(--ink); }
svg .name { text-anchor: end; }
svg .amount { fill: var(--quiet); font-variant-numeric: tabular-nums; }
@media print { :root { --paper: #fff; } h2 { break-after: avoid; } figure { break-inside: avoid; } }
`;
