import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { boxOf, calmReport, colourAt, modeOf, modes, panelOf, styleOf, viewOf, withReport } from "./report-page.ts";

const blue = "#1f77b4";
const orange = "#d55e00";
const white = "#ffffff";
/** Points of both pictures, left and right of the middle; where `before` and `after` have the point that moved. */
const left = [73, 165] as const;
const right = [260, 80] as const;
const wasThere = [172, 120] as const;
const isThere = [172, 40] as const;

/** How a mode is chosen: its button, or its key. */
const ways = {
  mouse: (page: Page, mode: (typeof modes)[number]) => page.getByRole("button", { name: mode, exact: false }).and(page.locator("[data-mode]")).click(),
  keyboard: (page: Page, mode: (typeof modes)[number]) => page.keyboard.press(String(modes.indexOf(mode) + 1)),
};

const isVisible = (panel: Locator) => Promise.all((["before", "after", "difference"] as const).map((kind) => viewOf(panel, kind).isVisible()));

for (const [way, choose] of Object.entries(ways)) {
  test(`side by side shows three pictures on one scale, by ${way}`, () =>
    withReport({}, async (page) => {
      await choose(page, "Swipe");
      await choose(page, "Side by side");
      expect(await modeOf(page)).toEqual(["Side by side"]);
      const panel = panelOf(page, "Fig. 2b");
      const boxes = await Promise.all((["before", "after", "difference"] as const).map((kind) => boxOf(viewOf(panel, kind))));
      for (const { y, width, height } of boxes) expect([y, Math.round(width), Math.round(height)]).toEqual([boxes[0]!.y, Math.round(boxes[0]!.width), Math.round(boxes[0]!.height)]);
      expect(boxes[1]!.x).toBeGreaterThan(boxes[0]!.x + boxes[0]!.width);
      expect(boxes[2]!.x).toBeGreaterThan(boxes[1]!.x + boxes[1]!.width);
      expect(boxes[0]!.width / boxes[0]!.height).toBeCloseTo(240 / 165, 1);
      expect(await colourAt(page, viewOf(panel, "before"), ...wasThere)).toBe(blue);
      expect(await colourAt(page, viewOf(panel, "after"), ...isThere)).toBe(orange);
      expect(await colourAt(page, viewOf(panel, "difference"), ...isThere)).toBe("#cc0000");
    }));

  test(`swipe shows before left of the border and after right of it, by ${way}`, () =>
    withReport({}, async (page) => {
      await choose(page, "Swipe");
      expect(await modeOf(page)).toEqual(["Swipe"]);
      const panel = panelOf(page, "Fig. 2b");
      const [before, after] = [viewOf(panel, "before"), viewOf(panel, "after")];
      expect(await boxOf(after)).toEqual(await boxOf(before));
      expect(await viewOf(panel, "difference").isVisible()).toBe(false);
      expect(await styleOf(after, "clip-path")).toBe("inset(0px 0px 0px 50%)");
      expect([await colourAt(page, after, ...left), await colourAt(page, after, ...right)]).toEqual([blue, orange]);
      // of the other panels too
      expect(await styleOf(viewOf(panelOf(page, "Fig. 9a"), "after"), "clip-path")).toBe("inset(0px 0px 0px 50%)");
    }));

  test(`onion skin lays after over before, by ${way}`, () =>
    withReport({}, async (page) => {
      await choose(page, "Onion skin");
      expect(await modeOf(page)).toEqual(["Onion skin"]);
      const panel = panelOf(page, "Fig. 2b");
      const after = viewOf(panel, "after");
      expect(await boxOf(after)).toEqual(await boxOf(viewOf(panel, "before")));
      expect(await viewOf(panel, "difference").isVisible()).toBe(false);
      expect(await styleOf(after, "opacity")).toBe("0.5");
      const seen = await colourAt(page, after, ...left);
      expect([blue, orange, white]).not.toContain(seen);
      // the moved point is there at both places, pale
      expect([await colourAt(page, after, ...wasThere), await colourAt(page, after, ...isThere)]).not.toContain(white);
    }));

  test(`difference shows nothing else, by ${way}`, () =>
    withReport({}, async (page) => {
      await choose(page, "Difference");
      expect(await modeOf(page)).toEqual(["Difference"]);
      const panel = panelOf(page, "Fig. 2b");
      expect(await isVisible(panel)).toEqual([false, false, true]);
      expect(await colourAt(page, viewOf(panel, "difference"), ...wasThere)).toBe("#cc0000");
      // a panel of one side has none and says so
      expect(await panelOf(page, "Fig. 3a").locator(".difference").innerText()).toContain("on one side only");
    }));

  test(`blink shows one and then the other at less than 3 Hz, and stops by hand, by ${way}`, () =>
    withReport({}, async (page) => {
      await choose(page, "Blink");
      expect(await modeOf(page)).toEqual(["Blink"]);
      const seconds = 3;
      const changes = await changesOf(page, seconds);
      // two changes are one flash
      expect(changes.length / 2 / seconds).toBeLessThan(3);
      expect(changes.length).toBeGreaterThanOrEqual(3);
      // two changes are one flash
    expect(Math.min(...changes.slice(1).map((at, index) => at - changes[index]!))).toBeGreaterThan(1000 / 6);
      const panel = panelOf(page, "Fig. 2b");
      expect(await boxOf(viewOf(panel, "after"))).toEqual(await boxOf(viewOf(panel, "before")));
      await (way === "mouse" ? viewOf(panel, (await isVisible(panel))[0] ? "before" : "after").click() : page.keyboard.press("Space"));
      const seen = await isVisible(panel);
      expect([[true, false, false], [false, true, false]]).toContainEqual(seen);
      expect(await changesOf(page, 1.2)).toEqual([]);
      expect(await page.getByRole("button", { name: "Blink by itself" }).getAttribute("aria-pressed")).toBe("false");
    }));

  test(`with reduced motion nothing blinks by itself; a press shows the other picture, by ${way}`, () =>
    withReport({ reducedMotion: "reduce" }, async (page) => {
      await choose(page, "Blink");
      const panel = panelOf(page, "Fig. 2b");
      const press = async () => (way === "mouse" ? viewOf(panel, (await isVisible(panel))[0] ? "before" : "after").click() : page.keyboard.press("Space"));
      expect(await changesOf(page, 1.2)).toEqual([]);
      expect(await isVisible(panel)).toEqual([true, false, false]);
      expect(await colourAt(page, viewOf(panel, "before"), ...left)).toBe(blue);
      await press();
      expect(await isVisible(panel)).toEqual([false, true, false]);
      expect(await colourAt(page, viewOf(panel, "after"), ...left)).toBe(orange);
      await press();
      expect(await isVisible(panel)).toEqual([true, false, false]);
      expect(await changesOf(page, 1.2)).toEqual([]);
      expect(await page.getByRole("button", { name: "Blink by itself" }).isVisible()).toBe(false);
    }));
}

/** Times, in milliseconds, at which the picture seen became another. */
function changesOf(page: Page, seconds: number): Promise<readonly number[]> {
  return page.evaluate<number[]>(`new Promise((done) => {
    const after = document.querySelector('.panel[data-name="Fig. 2b"] .after .view');
    const changes = [];
    let last = getComputedStyle(after).visibility;
    new MutationObserver(() => {
      const seen = getComputedStyle(after).visibility;
      if (seen !== last) changes.push(performance.now());
      last = seen;
    }).observe(document.documentElement, { attributes: true });
    setTimeout(() => done(changes), ${seconds * 1000});
  })`);
}

test("reduced motion that is asked for while it blinks stops it", () =>
  withReport({}, async (page) => {
    await page.keyboard.press("4");
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await changesOf(page, 1.2)).toEqual([]);
  }));

test("the border and the opacity follow their sliders by keys and by mouse", () =>
  withReport({}, async (page) => {
    const panel = panelOf(page, "Fig. 2b");
    const after = viewOf(panel, "after");
    await page.keyboard.press("2");
    const border = panel.getByRole("slider", { name: "Border between before and after", includeHidden: true });
    await border.focus();
    for (let times = 0; times < 20; times++) await page.keyboard.press("ArrowRight");
    expect(await styleOf(after, "clip-path")).toBe("inset(0px 0px 0px 70%)");
    await page.keyboard.press("Home");
    expect(await colourAt(page, after, ...left)).toBe(orange);
    await page.keyboard.press("End");
    expect(await colourAt(page, after, ...right)).toBe(blue);
    const box = await boxOf(after);
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.25, box.y + 40, { steps: 4 });
    await page.mouse.up();
    expect(await border.inputValue()).toBe("25");
    expect(await styleOf(after, "clip-path")).toBe("inset(0px 0px 0px 25%)");
    // each panel has its own border
    expect(await styleOf(viewOf(panelOf(page, "Fig. 2d"), "after"), "clip-path")).toBe("inset(0px 0px 0px 50%)");

    // a mode is a key away on a slider too
    await page.keyboard.press("3");
    const opacity = panel.getByRole("slider", { name: "Opacity of after" });
    await opacity.focus();
    await page.keyboard.press("End");
    expect(await colourAt(page, after, ...wasThere)).toBe(white);
    await page.keyboard.press("Home");
    expect(await colourAt(page, after, ...left)).toBe(blue);
    const rail = await boxOf(opacity);
    await page.mouse.click(rail.x + rail.width / 2, rail.y + rail.height / 2);
    expect(Number(await styleOf(after, "opacity"))).toBeCloseTo(0.5, 1);

    await page.keyboard.press("Escape");
    expect(await modeOf(page)).toEqual(["Side by side"]);
    expect(await border.inputValue()).toBe("50");
  }));

test("a panel of one side stands alone in every mode", () =>
  withReport({}, async (page) => {
    for (const [key, seen] of [["1", [false, true]], ["2", [false, true]], ["3", [false, true]], ["4", [false, true]], ["5", [false, false]]] as const) {
      await page.keyboard.press(key);
      const panel = panelOf(page, "Fig. 3a");
      expect([await viewOf(panel, "before").isVisible(), await viewOf(panel, "after").isVisible()], key).toEqual(seen);
      if (seen[1]) expect(await styleOf(viewOf(panel, "after"), "opacity"), key).toBe("1");
      if (seen[1]) expect(await styleOf(viewOf(panel, "after"), "clip-path"), key).toBe("none");
    }
  }));

test("without script the pictures are side by side and there is nothing to press", () =>
  withReport({ javaScriptEnabled: false, report: calmReport }, async (page) => {
    const panel = panelOf(page, "Fig. 2b");
    const boxes = await Promise.all((["before", "after", "difference"] as const).map((kind) => boxOf(viewOf(panel, kind))));
    expect(new Set(boxes.map(({ y }) => y)).size).toBe(1);
    expect(new Set(boxes.map(({ width }) => Math.round(width))).size).toBe(1);
    expect(boxes[0]!.width).toBeGreaterThan(300);
    expect(await page.locator("button:visible, input:visible").count()).toBe(0);
    expect(await colourAt(page, viewOf(panel, "after"), ...isThere)).toBe(orange);
  }));
