/**
 * The document as Typst sets it. It is always this text: what a report says comes in as data (`sys.inputs.outline`, JSON) and is only ever put out as text, so that
 * nothing that people write is read as markup.
 */
export const template = String.raw`
#let o = json(bytes(sys.inputs.outline))
#let lang = o.language
#let rtl = lang == "ar"
#let cjk = lang == "zh"
#let size = if rtl { 11.5pt } else { 10.5pt }
#let small = if rtl { 9.5pt } else { 8.5pt }
#let date = o.day.split("-").map(int)
#let ink = rgb("#1b1f24")
#let hair = 0.5pt + rgb("#a6adb5")
#let latin = if cjk { (name: "Tinos", covers: "latin-in-cjk") } else { "Tinos" }

#set document(title: o.title, author: "Suivi", date: datetime(year: date.at(0), month: date.at(1), day: date.at(2)))
#set text(font: (latin, "Noto Naskh Arabic", "Noto Sans S Chinese"), fallback: false, lang: lang, dir: if rtl { direction.rtl } else { direction.ltr }, size: size, fill: ink, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em, justify: false)
#show emph: it => if cjk or rtl { it.body } else { text(style: "italic", it.body) }

// Words of people and documents keep their own direction.
#let isolated(body) = "\u{2068}" + body + "\u{2069}"
#let run(r) = {
  let said = if r.at("foreign", default: false) { isolated(r.text) } else { r.text }
  // In Chinese an apostrophe would be as wide as a sign; in words of another script it is not.
  let western = cjk and r.at("foreign", default: false) and said.match(regex("\p{Han}")) == none
  let out = if western { text(font: ("Tinos", "Noto Naskh Arabic", "Noto Sans S Chinese"), said) } else { text(said) }
  if r.at("strong", default: false) { out = strong(out) }
  if r.at("italic", default: false) { out = emph(out) }
  if r.at("gap", default: false) { out = highlight(fill: rgb("#fff2cc"), out) }
  out
}
#let runs(all) = all.map(run).join()
#let indented(by, body) = block(inset: if rtl { (right: by) } else { (left: by) }, body)
#let marked(width, mark, body) = [#box(width: width)[#mark]#body]

#let head = context {
  if counter(page).get().first() > 1 [
    #set text(size: small)
    #o.running
    #v(-0.5em)
    #line(length: 100%, stroke: hair)
  ]
}
#let foot = context {
  set text(size: small, dir: ltr)
  align(if rtl { left } else { right })[#counter(page).display("1/1", both: true)]
}
#set page(paper: "a4", margin: 22mm, header: head, footer: foot)

#show heading.where(level: 1): set text(size: size * 1.24)
#show heading.where(level: 2): set text(size: size * 1.1)
#let mark-width = if rtl { 19mm } else { 12mm }
#show heading: it => block(above: 1.5em, below: 0.85em, sticky: true, par(hanging-indent: mark-width, it.body))
#let titled(level, mark, body) = heading(level: level, if mark == "" { body } else { marked(mark-width, mark, body) })
// A reference is not torn apart at its hyphens.
#show regex("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+/\d+"): box

#let numbered(n, body) = if n == none { par(body) } else { par[#box(width: 12mm)[#n.]#body] }
#let caption(body) = block(sticky: true, above: 1.3em, below: 0.7em, strong(body))
#let th(body) = { set text(size: small); if cjk or rtl { strong(body) } else { emph(body) } }
#let framed(columns, header, ..rows) = {
  set text(size: small)
  set par(leading: 0.5em, spacing: 0.5em)
  table(
    columns: columns, inset: (x: 3pt, y: 4pt), align: start + top,
    stroke: (x, y) => if y == 0 { (top: 1pt + ink, bottom: 1pt + ink) } else { (bottom: hair) },
    table.header(..header), ..rows,
  )
}
// A row stays on one page, unless it is so long that it may fit on none.
#let tall(row) = row.any(c => c.lines.map(l => 1 + calc.quo(l.text.len(), 10)).sum(default: 0) > 30)
#let cells(row) = row.map(c => table.cell(breakable: tall(row), c.lines.map(l => par(run(l))).join()))
#let texts(t) = {
  caption(t.caption)
  framed(t.shares.map(s => s * 1fr), t.head.map(h => table.cell(align: start + bottom, th(h))), ..t.rows.map(cells).flatten())
}
#let longest(h) = calc.max(..h.split(regex("\s+")).map(w => w.clusters().len()))
#let figures(f) = {
  caption(f.caption)
  let n = f.head.len()
  let wanted = f.head.slice(1).map(h => 4 + longest(h))
  let columns = (22fr,) + wanted.map(w => 78fr * w / wanted.sum())
  let side(i) = if i == 0 { start } else { end }
  let line(r, bold) = r.enumerate().map(((i, c)) => table.cell(align: side(i), if bold { strong(c) } else { c }))
  block(breakable: f.rows.len() > 20, framed(columns, f.head.enumerate().map(((i, h)) => table.cell(align: side(i) + bottom, th(h))), ..f.rows.map(r => line(r, false)).flatten(), ..line(f.total, true)))
}

#let chart(c) = {
  caption(c.title)
  image(bytes(c.outlines), format: "svg", width: 100%, alt: c.alternative)
}

#let draw(b) = {
  if b.kind == "heading" { titled(b.level, b.mark, b.text) }
  else if b.kind == "paragraph" { numbered(b.number, runs(b.runs)) }
  else if b.kind == "sub-paragraph" { indented(12mm, if b.mark == none { par(runs(b.runs)) } else { par(hanging-indent: 9mm, marked(9mm, b.mark, runs(b.runs))) }) }
  else if b.kind == "narrative" { for p in b.paragraphs { numbered(p.number, runs(p.runs)) } }
  else if b.kind == "figures" { figures(b) }
  else if b.kind == "table" { texts(b) }
  else if b.kind == "chart" { chart(b) }
}

#grid(
  columns: (62%, 38%), align: (start + bottom, end + bottom),
  text(size: size * 1.6, weight: "bold", o.masthead.partnership),
  { text(size: size * 1.1, weight: "bold", o.masthead.symbol); for f in o.masthead.facts { linebreak(); text(size: small * 1.05, f) } },
)
#v(-0.4em)
#line(length: 100%, stroke: 2.2pt + ink)
#for l in o.masthead.organ { par(strong(l)) }
#for (i, l) in o.occasion.enumerate() { par(spacing: 0.6em, if i + 1 < o.occasion.len() { strong(l) } else { l }) }
#block(above: 1.8em, below: 1.4em, title())
#block(width: 100%, stroke: hair, inset: (x: 5mm, y: 4mm))[
  #align(center, if cjk or rtl { strong(o.summary.heading) } else { emph(o.summary.heading) })
  #for s in o.summary.sentences { par(s) }
]
#{
  show outline.entry.where(level: 1): set block(above: 0.9em)
  show outline.entry: set block(above: 0.65em)
  outline(title: o.contents, depth: 2)
}
#for b in o.blocks { draw(b) }
#if o.annex != none {
  set page(flipped: true)
  titled(1, "", o.annex.heading)
  texts(o.annex.table)
}
`;
