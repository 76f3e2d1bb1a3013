/** At most so many characters (code points) of a text; a longer one ends with an ellipsis. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = Array.from(text.slice(0, 2 * most + 1));
  return start.length <= most ? text : `${start.slice(0, most - 1).join("")}…`;
}
