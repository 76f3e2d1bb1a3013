/** Bytes of a text in UTF-8, which are never fewer than its UTF-16 units. */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * A part of a report that stays within a number of bytes: its lead, as many whole pieces as fit, each on lines of its own,
 * and how many were left out, which are not even written. Nothing where there are no items.
 */
export function fitted<T>(lead: string, items: readonly T[], write: (item: T) => string, mostBytes: number, noun: string): string {
  if (items.length === 0) return "";
  const pieces: string[] = [];
  let size = sizeOf(lead) + sizeOf(leftOut(items.length, noun));
  for (const item of items) {
    const piece = write(item);
    size += sizeOf(piece) + 1;
    if (size > mostBytes) break;
    pieces.push(piece);
  }
  const cut = items.length - pieces.length;
  return `${(pieces.length === 0 ? [] : [lead, ...pieces]).join("\n")}${cut === 0 ? "" : leftOut(cut, noun)}`.trimStart();
}

function leftOut(count: number, noun: string): string {
  return `\n\n${count} more ${noun}${count === 1 ? " is" : "s are"} in the HTML report.`;
}

export function headOfTable(columns: readonly string[]): string {
  return `${rowOfTable(columns)}\n${rowOfTable(columns.map(() => "---"))}`;
}

/** Of cells that are escaped. */
export function rowOfTable(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
