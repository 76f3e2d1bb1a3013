/** A text as a string of source code, whatever it holds; characters that turn the direction of reading are escaped too. */
export function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A text as a property name. `__proto__` would set the prototype of the object, were it not computed. */
export function propertyName(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

const reserved = /^(?:await|break|case|catch|class|column|const|continue|counter|dataset|debugger|decreasing|default|delete|do|else|enum|evenSteps|export|extends|false|finally|for|function|if|implements|import|in|increasing|instanceof|interface|let|matrix|new|null|package|plausible|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield|z)$/;

/** `gcdProfile` for `gcd_profile`. */
export function identifier(stem: string): string {
  const words = stem.normalize("NFKD").match(/[A-Za-z0-9]+/g) ?? [];
  const name = words.map((word, at) => (at === 0 ? word[0]!.toLowerCase() : word[0]!.toUpperCase()) + word.slice(1)).join("");
  return /^[A-Za-z]/.test(name) && !reserved.test(name) ? name : `table${name === "" ? "" : name[0]!.toUpperCase() + name.slice(1)}`;
}
