/** What the address asks to be lit in the reports of an incident. */

import { label, speaker } from "./words.js";

/** Read the choice of an address: {value, report, at, aside}; what is absent is null. */
export function choiceOf(query) {
  const aside = query.get("aside");
  return { value: query.get("value"), report: query.get("report"), at: query.get("at"), aside: aside === null ? null : Number(aside) };
}

/** Give the changes of the address for a choice; everything that it leaves out is cleared. */
export const asQuery = ({ value = null, report = null, at = null, aside = null }) => ({ value, report, at, aside: aside === null ? null : String(aside) });

/**
 * Give {title, evidence} of a choice, or null where it names nothing that is there.
 *
 * `value` is a field of the incident ("quantities[0]"), a value as one report
 * gives it ("MENTION/quantities[0]") or a claim's id; `at` narrows it to one
 * stretch, `aside` asks for the n-th value that was set aside.
 */
export function askedFor({ value = null, report = null, at = null, aside = null }, incident) {
  if (!value) return null;
  if (value.startsWith("clm_")) return claimWords(incident.claims.find((one) => one.id === value));
  if (value.includes("/")) return mentionWords(value, incident.mentions);
  const found = incident.values.find((one) => one.field === value);
  if (!found) return null;
  if (aside === null) return { title: `${found.label}: ${found.words}`, evidence: only(found.evidence, report, at) };
  const other = found.set_aside[aside];
  return other ? { title: `set aside: ${found.label} ${other.words}`, evidence: wordsOfValue(other, found.field, incident.mentions) } : null;
}

/** Give the words with which one mention says a value that was set aside. */
export function wordsOfValue(other, field, mentions) {
  const mention = mentions.find((one) => one.id === other.mention);
  if (!mention) return [];
  const own = mention.values.filter((one) => one.field.replace(/\[.*/, "") === field.replace(/\[.*/, ""));
  return (own.find((one) => one.words === other.words) ?? own[0])?.evidence ?? mention.triggers;
}

const claimWords = (claim) =>
  claim ? { title: `${label(claim.type)}, ${speaker(claim)}`, evidence: [...claim.content, ...claim.speaker_evidence] } : null;

function mentionWords(value, mentions) {
  const at = value.indexOf("/");
  const mention = mentions.find((one) => one.id === value.slice(0, at));
  const found = mention?.values.find((one) => one.field === value.slice(at + 1));
  return found ? { title: `${found.label}: ${found.words}`, evidence: found.evidence } : null;
}

function only(evidence, report, at) {
  const one = at ? evidence.filter((e) => `${e.start}-${e.end}` === at && (!report || e.report === report)) : [];
  return one.length ? one : evidence;
}
