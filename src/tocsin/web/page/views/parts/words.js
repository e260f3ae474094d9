/** Values in words, beside what the server has put into words already; how days and figures are written is `format.js`. */

import { dateShort, label, number, plural, rangeShort, rangeWords } from "../../format.js";

export { label, number, plural, rangeShort };

/** Write a range with its hedge: "more than 300", "about 100 (90 to 110)". */
export const range = rangeWords;

/** Write one day, or say that there is none. */
export const dayOf = (iso) => (iso ? dateShort({ start: iso, end: iso }) : "undated");

/** Name what is counted, and of whom where that is not everybody. */
export function counted(quantity) {
  const subject = quantity.unit || label(quantity.subject);
  return quantity.population === "total" ? subject : `${subject}, ${label(quantity.population)}`;
}

/** Name who says a claim. */
export function speaker(claim) {
  return claim.speaker_words || claim.speaker || (claim.speaker_kind === "narrator" ? "the report itself" : "nobody named");
}

/** Say how a claim is said: in what manner and with what doubts. */
export function manner(claim) {
  const how = [claim.speech === "narrator" || claim.speech === "direct" ? null : label(claim.speech)];
  if (claim.modality && claim.modality !== "asserted") how.push(label(claim.modality));
  if (claim.polarity === "negative") how.push("says that it is not so");
  return how.filter(Boolean).join(", ");
}

/** Name a report for a list. */
export const titled = (report) => report.title || "Untitled report";

/** Name who published a report. */
export const sourceOf = (report) => report?.source || "source not named";

/** Give the day a report was published, or words that say it is not known. */
export function publishedOn(report) {
  const when = report?.published;
  if (!when || (!when.start && !when.end)) return "undated";
  return dateShort(when) + (when.is_doubtful ? " (doubtful)" : "");
}

/** Write the moment something was recorded: 2026-11-24 19:05 UTC. */
export const moment = (iso) => `${String(iso).slice(0, 16).replace("T", " ")} UTC`;
