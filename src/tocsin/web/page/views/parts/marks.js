/**
 * Which words of a text are marked, as a tree of text and marks.
 *
 * Offsets come in code points (as the record counts them) and are turned into
 * UTF-16 units (as the browser counts them). Spans may nest, cross and repeat;
 * spans over the same words share one mark. The tree's text, read in order, is
 * the text itself.
 */

/** Give a function from code points to UTF-16 units of one text. */
export function unitsOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => Math.min(point, text.length);
  const starts = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) starts.push(unit);
  return (point) => (point < starts.length ? starts[point] : text.length);
}

/** Give the number of code points of a text. */
export function lengthInPoints(text) {
  let count = 0;
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) count += 1;
  return count;
}

const WITHHELD = "[name withheld]"; // such words no longer equal the text, though they stand where they say

/**
 * Give the spans in UTF-16 units, without those whose words are not what they say.
 *
 * A span is {start, end, exact?, ...}; everything else of it is kept, and `at`
 * holds its code points ("10-14"). What does not fit comes back in `broken`,
 * never as a mark on other words.
 */
export function placed(text, spans) {
  const units = unitsOf(text);
  const fitting = [];
  const broken = [];
  for (const span of spans) {
    const start = units(span.start);
    const end = units(span.end);
    const isSame = span.exact == null || text.slice(start, end) === span.exact || span.exact.includes(WITHHELD);
    if (span.start >= 0 && start < end && isSame) fitting.push({ ...span, start, end, at: `${span.start}-${span.end}` });
    else broken.push(span);
  }
  return { spans: fitting, broken };
}

/**
 * Give the tree of one stretch of a text: [{text} | {spans, first, last, start, end, children}].
 *
 * `spans` are in UTF-16 units. A span that crosses another is cut where the
 * other ends, one of the kind "lit" never is; `first` and `last` say whether
 * the piece begins and ends it. Spans of one kind over the same words share a
 * piece.
 */
export function tree(text, spans, from = 0, to = text.length) {
  const edges = spans.filter((span) => span.kind === LIT).flatMap((span) => [span.start, span.end]).sort((a, b) => a - b);
  const pieces = [];
  for (const span of spans) {
    let start = Math.max(span.start, from);
    const end = Math.min(span.end, to);
    if (span.kind !== LIT) {
      for (const edge of edges) {
        if (start < edge && edge < end) {
          pieces.push({ start, end: edge, spans: [span] });
          start = edge;
        }
      }
    }
    if (start < end) pieces.push({ start, end, spans: [span] });
  }
  return nested(text, merged(pieces), from, to);
}

const LIT = "lit";
const rank = (piece) => (piece.spans[0].kind === LIT ? 0 : 1);

function merged(pieces) {
  pieces.sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b) || String(a.spans[0].kind).localeCompare(String(b.spans[0].kind)));
  const out = [];
  for (const piece of pieces) {
    const last = out[out.length - 1];
    const isSame = last && last.start === piece.start && last.end === piece.end && last.spans[0].kind === piece.spans[0].kind;
    if (isSame) last.spans.push(...piece.spans);
    else out.push({ ...piece, spans: [...piece.spans] });
  }
  return out;
}

function nested(text, pieces, from, to) {
  const nodes = [];
  let at = from;
  let queue = pieces;
  while (queue.length) {
    const outer = queue[0];
    if (outer.start > at) nodes.push({ text: text.slice(at, outer.start) });
    const inside = [];
    const after = [];
    for (const piece of queue.slice(1)) {
      if (piece.start >= outer.end) after.push(piece);
      else if (piece.end <= outer.end) inside.push(piece);
      else {
        inside.push({ ...piece, end: outer.end });
        after.push({ ...piece, start: outer.end });
      }
    }
    const children = nested(text, merged(inside), outer.start, outer.end);
    nodes.push({
      spans: outer.spans,
      start: outer.start,
      end: outer.end,
      first: outer.spans.some((span) => span.start === outer.start),
      last: outer.spans.some((span) => span.end === outer.end),
      children,
    });
    at = outer.end;
    queue = merged(after);
  }
  if (at < to) nodes.push({ text: text.slice(at, to) });
  return nodes;
}

/** Give the text of a tree, read in order. */
export function textOf(nodes) {
  return nodes.map((node) => ("text" in node ? node.text : textOf(node.children))).join("");
}

const WHOLE = new Set(["title", "byline", "caption", "boilerplate", "quote", "table"]);

/**
 * Give the paragraphs of a text as [{start, end, section}], in UTF-16 units.
 *
 * A paragraph is a line; a section that starts or ends inside a line cuts it
 * there, unless it is a dateline, which stays with its sentence. Lines without
 * words are left out.
 */
export function paragraphs(text, sections = []) {
  const units = unitsOf(text);
  const known = sections
    .filter((section) => WHOLE.has(section.name))
    .map((section) => ({ name: section.name, start: units(section.start), end: units(section.end) }));
  const cuts = new Set([0, text.length]);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) cuts.add(at).add(at + 1);
  for (const section of known) cuts.add(section.start).add(section.end);
  const edges = [...cuts].sort((a, b) => a - b);
  const out = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const start = edges[i];
    const end = edges[i + 1];
    if (!text.slice(start, end).trim()) continue;
    while (next < known.length && known[next].end <= start) next += 1;
    const within = known[next] && known[next].start <= start ? known[next].name : "body";
    out.push({ start, end, section: within });
  }
  return out;
}
