/**
 * Which stretches of a text describe bodies and wounds so that a reader should be asked first.
 *
 * A plain word list over whole sentences: it hides from view, it decides
 * nothing in the record, and one press shows what it hides.
 */

const WORDS =
  "behead(?:ed|ing|ings)?|decapitat(?:ed|ion|ing)|dismember(?:ed|ment|ing)|disembowel\\w*|mutilat(?:ed|ion|ing)" +
  "|sever(?:ed)? (?:head|heads|limb|limbs|arm|arms|leg|legs|hand|hands|foot|feet)|body parts?|human flesh|pieces of flesh" +
  "|charred (?:body|bodies|remains|corpses?)|burn(?:ed|t) alive|blood[- ](?:soaked|spattered|stained)|pools? of blood" +
  "|entrails|rotting (?:body|bodies|corpses?)|torn apart|blown to pieces|gang[- ]?rap\\w+|tortured to death";

const GRAPHIC = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORDS})(?![\\p{L}\\p{N}])`, "giu");
const END = /[.!?…][”"’')\]]*\s|\n/gu;

/** Give the stretches to ask about first as [{start, end}], in UTF-16 units, sorted and apart. */
export function graphicStretches(text) {
  GRAPHIC.lastIndex = 0;
  const hits = [...text.matchAll(GRAPHIC)].map((match) => match.index);
  if (!hits.length) return [];
  const ends = [...text.matchAll(END)].map((match) => match.index + match[0].length);
  const out = [];
  for (const hit of hits) {
    let start = 0;
    let end = text.length;
    for (const edge of ends) {
      if (edge <= hit) start = edge;
      else {
        end = edge;
        break;
      }
    }
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    const last = out[out.length - 1];
    if (last && last.end >= start) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/** Say whether some words should be asked about first. */
export const isGraphic = (words) => graphicStretches(words).length > 0;
