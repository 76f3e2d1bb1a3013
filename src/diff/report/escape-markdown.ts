import { visible } from "../../finding.ts";
import { clip } from "./clip.ts";

/** An empty place, which shows nothing and parts what would be read as one. */
const gap = "\u200b";

/**
 * Untrusted text as GitHub's Markdown, at most `most` characters of it: read as the text that it is, in a line, a cell of a
 * table, a summary. What stands for structure becomes a reference to the character, which never counts as structure; what
 * GitHub makes a link of after Markdown is read (mentions, issues, commits, addresses, emoji) is parted by an empty place.
 */
export function escapeMarkdown(text: string, most = 240): string {
  const parted = partLinks(shown(text, most))
    .replace(/#(?=\d)|\bgh(?=-\d)|:(?=[\w+-]+:)/gi, `$&${gap}`)
    .replace(/\b(?=\d*[a-f])[\da-f]{7,}\b/gi, (hexadecimal) => hexadecimal.replace(/.{6}(?=.)/g, `$&${gap}`));
  return referenced(parted);
}

/** The same in the type of code, where nothing but an address becomes a link, so that a command can be copied. */
export function codeMarkdown(text: string, most = 240): string {
  return text === "" ? "" : `<code>${referenced(partLinks(shown(text, most)))}</code>`;
}

/** Half a surrogate pair cannot be written in UTF-8. */
function shown(text: string, most: number): string {
  return clip(visible(clip(text, most + 1).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")), most);
}

function partLinks(text: string): string {
  return text.replace(/@(?=\w)|:(?=\/\/)|www(?=\.)/gi, `$&${gap}`);
}

/** Nothing but a letter or a digit begins it as itself, and no numbered item does: no list, quotation, rule or block of code. Formulas begin with a dollar sign. */
function referenced(text: string): string {
  return text.replace(/^[^\p{L}\d]|(?<=^\d+)[.)](?=\s|$)|[&<>*_~`\\|{}[\]#@$\u200b\u2028\u2029]/gu, (character) => (character === "$" ? "<span>$</span>" : `&#${character.codePointAt(0)};`));
}
