/** The page's one style sheet: a sheet of paper on the screen, plain paper in print. Logical sides, so that Arabic mirrors it. */
export const style = `
:root { color-scheme: light; --ink: #1b1f24; --soft: #57606a; --line: #c9d1d9; --un: #0b6fa4; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef1f4; color: var(--ink); font: 1rem/1.55 "Times New Roman", "Noto Serif", "Noto Naskh Arabic", "Songti SC", SimSun, "Noto Serif CJK SC", serif; }
html:lang(ar) { font-size: 106%; }
html:is(:lang(ar), :lang(zh)) :is(em, thead th, .summary h2) { font-style: normal; }
html:is(:lang(ar), :lang(zh)) :is(thead th, .summary h2) { font-weight: bold; }
main { max-width: 62rem; margin: 2rem auto; padding: 3rem clamp(1rem, 5vw, 4rem); background: #fff; box-shadow: 0 1px 4px rgb(0 0 0 / .15); }
p { margin: 0 0 .8rem; overflow-wrap: anywhere; }
.masthead { display: flex; justify-content: space-between; gap: 2rem; align-items: flex-end; border-block-end: 3px solid var(--ink); padding-block-end: .6rem; margin-block-end: 1rem; }
.masthead p { margin: 0; }
.partnership { font-size: 1.5rem; font-weight: bold; line-height: 1.25; }
.facts { text-align: end; white-space: nowrap; color: var(--soft); font-size: .92rem; }
.kind { color: var(--ink); font-weight: bold; font-size: 1.05rem; }
.occasion p { margin: 0; font-weight: bold; }
.occasion p:last-child { font-weight: normal; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.6rem 0 1.2rem; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2rem 0 .9rem; }
h3 { font-size: 1.08rem; margin: 1.6rem 0 .7rem; }
h2, h3 { display: flex; gap: .8rem; break-after: avoid; line-height: 1.3; }
.mark { min-width: 2.2rem; flex: none; }
.summary { border: 1px solid var(--line); padding: 1rem 1.4rem .6rem; }
.summary h2 { display: block; text-align: center; font-style: italic; font-weight: normal; font-size: 1.05rem; margin: 0 0 .6rem; }
.numbered, .sub { padding-inline-start: 3rem; position: relative; }
.sub { padding-inline-start: 5.5rem; }
.no { position: absolute; inset-inline-start: 0; min-width: 2.4rem; }
.sub .no { inset-inline-start: 3rem; }
.wide { overflow-x: auto; margin: 1.4rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }
caption { text-align: start; font-weight: bold; padding-block-end: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .55rem; border-block-end: 1px solid var(--line); }
thead th { border-block: 2px solid var(--ink); vertical-align: bottom; font-style: italic; font-weight: normal; }
tbody th { font-weight: normal; }
tfoot th, tfoot td { font-weight: bold; border-block-end: 2px solid var(--ink); }
.n, .figures thead th:not(:first-child) { text-align: end; font-variant-numeric: tabular-nums; }
.line { display: block; }
.organ { font-weight: bold; margin: 0 0 .3rem; }
mark { background: #fff2cc; color: inherit; padding-inline: .2em; }
nav ol { list-style: none; margin: 0 0 1.5rem; padding: 0; }
nav li { margin-block-end: .3rem; display: flex; }
nav a { display: flex; gap: .6rem; color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
nav .depth-2 { margin-inline-start: 2.2rem; }
figure { margin: 1.4rem 0; }
figcaption { font-weight: bold; margin-block-end: .5rem; }
figure .wide { margin: 0; }
figure svg { width: 100%; min-width: 36rem; height: auto; display: block; }
.annex { margin-block-start: 3rem; }
.annex h2 { margin-block-end: .2rem; }
.annex-title { font-weight: bold; }
@media print { figure svg { min-width: 0; } }
.annex td:nth-child(3) { min-width: 18rem; }
.annex td:first-child { white-space: nowrap; }
@media (max-width: 40rem) { main { margin: 0; padding: 1.5rem 1rem; } .masthead { display: block; } .facts { text-align: start; margin-block-start: .5rem; } .numbered { padding-inline-start: 2.4rem; } .sub { padding-inline-start: 4rem; } .sub .no { inset-inline-start: 2.2rem; } }
@media print {
  @page { size: A4; margin: 2cm; @bottom-right { content: counter(page) " / " counter(pages); } }
  @page annex { size: A4 landscape; }
  body { background: #fff; font-size: 10.5pt; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  .annex { page: annex; break-before: page; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr { break-inside: avoid; }
}
`;
