import { createHash } from "node:crypto"
import type { Block, PrintedDocument } from "./PrintedDocument.ts"

/** A document as one page of HTML that needs nothing else: style inside, no script, made for A4. */

const style = `
@page { size: A4; margin: 16mm 14mm 18mm; }
body { font: 10.5pt/1.5 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", sans-serif; color: #111; max-width: 190mm; margin: 0 auto; padding: 8mm; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 2mm; }
h2 { font-size: 12.5pt; border-bottom: 1.5pt solid #1f4e79; margin: 6mm 0 2mm; break-after: avoid; }
.notice { text-align: center; color: #8a1c1c; font-size: 9.5pt; margin: 0 0 4mm; }
table { width: 100%; border-collapse: collapse; margin: 0 0 3mm; }
th, td { border: .5pt solid #888; padding: 1mm 1.6mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eef2f6; font-weight: 600; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.facts { table-layout: fixed; }
.facts th { width: 16%; }
.facts td { width: 34%; }
p { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 3mm; }
footer { border-top: .5pt solid #888; margin-top: 6mm; padding-top: 2mm; font-size: 8.5pt; color: #444; overflow-wrap: anywhere; }
footer span { margin-right: 5mm; }
@media print { body { padding: 0; max-width: none; } }
`

/** The page may load nothing, run nothing, and is shown in no frame; its one style is known by its hash. */
export const documentSecurity = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}

/** Text as text: nothing in it is ever markup. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "")

const cells = (tag: "td" | "th", values: ReadonlyArray<string>): string =>
  values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join("")

const pairs = (lines: ReadonlyArray<readonly [string, string]>): string => {
  const made: Array<string> = []
  for (let i = 0; i < lines.length; i += 2) {
    const [left, right] = [lines[i], lines[i + 1]]
    if (left === undefined) continue
    const second =
      right === undefined ? "<td></td><td></td>" : `${cells("th", [right[0]])}${cells("td", [right[1]])}`
    made.push(`<tr>${cells("th", [left[0]])}${cells("td", [left[1]])}${second}</tr>`)
  }
  return `<table class="facts"><tbody>${made.join("")}</tbody></table>`
}

const blockOf = (block: Block): string => {
  switch (block.kind) {
    case "facts":
      return pairs(block.lines)
    case "rows":
      return `<table><thead><tr>${cells("th", block.headings)}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${cells("td", row)}</tr>`)
        .join("")}</tbody></table>`
    case "paragraph":
      return `<p>${escaped(block.text)}</p>`
  }
}

/** The whole page. Send it with {@link documentSecurity}. */
export const documentHtml = ({
  heading,
  imprint,
  language,
  notice,
  sections,
  title
}: PrintedDocument): string =>
  `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1><p class="notice">${escaped(notice)}</p>${pairs(heading)}
${sections.map(({ title: name, blocks }) => `<section><h2>${escaped(name)}</h2>${blocks.map(blockOf).join("")}</section>`).join("\n")}
<footer>${imprint.map(([label, value]) => `<span>${escaped(label)}: ${escaped(value)}</span>`).join(" ")}</footer></body></html>
`
