import type { ClaimChange } from "./report/report.ts";
import type { ClaimSnapshot } from "./snapshot/snapshot.ts";

/** Claims that came, went or give another value or status; those whose printed number rounds otherwise first. */
export function diffClaims(before: readonly ClaimSnapshot[], after: readonly ClaimSnapshot[]): readonly ClaimChange[] {
  const [old, now] = [before, after].map((claims) => new Map(claims.map((claim) => [claim.id, claim])));
  const ids = [...new Set([...now!.keys(), ...old!.keys()])].sort();
  const changes = ids.flatMap((id): readonly ClaimChange[] => {
    const [a, b] = [old!.get(id), now!.get(id)];
    if (a && b && a.recomputed === b.recomputed && a.status === b.status && a.printed === b.printed) return [];
    const { says, panels, printed } = (b ?? a)!;
    return [{
      id, says, panels, printed, before: a?.recomputed ?? "", after: b?.recomputed ?? "", statusBefore: a?.status ?? "", statusAfter: b?.status ?? "",
      roundsOtherwise: a !== undefined && b !== undefined && a.rounded !== b.rounded,
    }];
  });
  return changes.toSorted((a, b) => Number(b.roundsOtherwise) - Number(a.roundsOtherwise));
}
