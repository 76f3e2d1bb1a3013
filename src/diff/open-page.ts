import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Opens a page in the browser that the system is set to, without a shell, and does not wait for it. */
export function openPage(file: string): void {
  const url = pathToFileURL(resolve(file)).href;
  const [program, args] = process.platform === "darwin" ? ["open", [url]] as const : process.platform === "win32" ? ["explorer.exe", [url]] as const : ["xdg-open", [url]] as const;
  // without a browser there is nothing to open, and the page is there all the same
  spawn(program, args, { detached: true, stdio: "ignore" }).on("error", () => {}).unref();
}
