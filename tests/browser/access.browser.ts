import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { hostilePictures, hostileReport, reportOfPanels } from "../diff/sample-report.ts";
import { findChromium } from "./chromium.ts";
import { calmReport, modes, problemsOf, withReport } from "./report-page.ts";

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe holds against the page, as `impact id: element`. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html, failureSummary }) => `${impact} ${id}: ${html.slice(0, 200)} ${failureSummary}`));
}

for (const [index, mode] of modes.entries()) {
  test(`axe finds nothing in ${mode}, light and dark`, () =>
    withReport({ reducedMotion: "reduce" }, async (page) => {
      await page.keyboard.press(String(index + 1));
      expect(await violationsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(21, 24, 27)");
      expect(await violationsOf(page)).toEqual([]);
    }));
}

test("axe would find what is wrong", () =>
  withReport({}, async (page) => {
    await page.evaluate(`document.querySelector("main").append(document.createElement("button"))`);
    expect(await violationsOf(page)).toEqual([expect.stringContaining("critical button-name")]);
  }));

test("hostile texts are texts: no dialog, no request, no element of theirs", () =>
  withReport({ report: hostileReport, pictures: hostilePictures }, async (page) => {
    for (const key of "12345np+0") await page.keyboard.press(key);
    expect(await page.locator("body script").count()).toBe(1);
    expect(await page.locator("img").count()).toBe(15);
    expect(await page.locator("img:not([src^='data:image/'])").count()).toBe(0);
    expect(await page.locator("[onerror], [onfocus], [onclick], body [style]:not(.stage), iframe, object, embed, form, svg").count()).toBe(0);
    expect(await page.title()).toContain("<img src=x onerror=alert(1)>");
    expect(await page.locator("h1").innerText()).toContain("\\u202etxet");
  }));

test("the guard sees what the policy stops, and the policy stops it", async () => {
  const problems = await problemsOf({}, async (page) => {
    await page.evaluate(`document.body.insertAdjacentHTML("beforeend", '<img src="https://example.org/a.png"><i style="color: red" onclick="1">x</i>')`);
    await page.evaluate(`fetch("https://example.org/b").catch(() => undefined)`);
    await page.evaluate(`document.querySelector("i").click()`);
    await page.waitForTimeout(200);
  });
  const text = problems.join("\n");
  expect(text).toMatch(/example\.org\/a\.png.*violates/s);
  expect(text).toMatch(/inline style.*violates|style.*Content Security Policy/s);
  expect(text).toMatch(/inline event handler/);
  expect(text).toMatch(/connect-src|example\.org\/b/);
});

for (const width of [320, 360]) {
  test(`at ${width} px nothing but a table scrolls sideways, and every control is within reach`, async () => {
    for (const opening of [{}, { report: hostileReport, pictures: hostilePictures }, { report: { ...calmReport, project: "x".repeat(300), reproduce: "y".repeat(300) } }]) {
      await withReport({ ...opening, viewport: { width, height: 640 } }, async (page) => {
        for (const key of "12345") {
          await page.keyboard.press(key);
          expect(await page.evaluate("document.documentElement.scrollWidth"), key).toBeLessThanOrEqual(width);
          const outside = await page.evaluate<string[]>(`[...document.querySelectorAll("body *")].filter((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            return width > 0 && (left < 0 || right > ${width} + 0.5) && !element.closest(".wide, pre, .view");
          }).map((element) => element.outerHTML.slice(0, 120))`);
          expect(outside, key).toEqual([]);
        }
      });
    }
  });
}

test("Tab reaches every control, in the order of the page, and shows where it is", () =>
  withReport({}, async (page) => {
    await page.keyboard.press("2");
    const reachable = await page.evaluate<string[]>(`[...document.querySelectorAll("a, button, input, [tabindex='0']")].filter((element) => element.checkVisibility({ visibilityProperty: true })).map((element, index) => (element.dataset.place = String(index)))`);
    expect(reachable.length).toBeGreaterThan(30);
    const visited: string[] = [];
    for (const _ of reachable) {
      await page.keyboard.press("Tab");
      const [place, outline] = await page.evaluate<[string, string]>(`(() => { const at = document.activeElement; return [at.dataset.place ?? at.outerHTML, getComputedStyle(at).outlineStyle]; })()`);
      visited.push(place);
      expect(outline, place).toBe("solid");
    }
    expect(visited).toEqual(reachable);
  }));

test("every control has a name, every table header a scope, every picture a text", () =>
  withReport({}, async (page) => {
    expect(await page.locator("th:not([scope])").count()).toBe(0);
    expect(await page.locator("img:not([alt]), img[alt='']").count()).toBe(0);
    const names = await page.locator(".toolbar button").evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent));
    expect(names).toEqual(["1Side by side", "2Swipe", "3Onion skin", "4Blink", "5Difference", "Zoom out", "1×, whole picture", "Zoom in", "Previous panel", "Next panel", "Blink by itself"]);
    expect(await page.locator("header, main, nav").count()).toBe(3);
    const levels = await page.locator("h1, h2, h3, h4, h5").evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
    expect(levels[0]).toBe(1);
    expect(levels.slice(1).filter((level, index) => level > levels[index]! + 1)).toEqual([]);
  }));

test("200 panels open and answer", () =>
  withReport(reportOfPanels(200), async (page) => {
    await page.keyboard.press("4");
    await page.keyboard.press("Space");
    await page.keyboard.press("n");
    expect(await page.getByRole("status").innerText()).toBe("Fig. 2p1, 2 of 200");
  }));

test("without Chromium the tests say what to install", () => {
  expect(() => findChromium({ PATH: "/nowhere" })).toThrow(/need Chromium: none of chromium, .* is in PATH\. Install it \(Debian, Ubuntu: apt-get install chromium\) or set CHROMIUM/);
  expect(() => findChromium({ CHROMIUM: "/nowhere/chromium" })).toThrow("CHROMIUM names /nowhere/chromium, which is not there");
});
