/** Names of resources by the names given: in small letters, as tools of version 1 ask, and each of its own. */
export function resourceNames(given: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of given) {
    const plain = name.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
    let own = plain;
    for (let count = 2; taken.has(own); count += 1) own = `${plain}-${count}`;
    taken.add(own);
    names.set(name, own);
  }
  return names;
}
