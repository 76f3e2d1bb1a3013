import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { boxOf, calmReport, modeOf, panelOf, viewOf, withReport } from "./report-page.ts";

const kinds = ["before", "after", "difference"] as const;

/** Where the picture lies in its view and how wide it is, in widths of the view. */
async function placeOf(panel: Locator, kind: (typeof kinds)[number]): Promise<readonly number[]> {
  const [view, picture] = [await boxOf(viewOf(panel, kind)), await boxOf(viewOf(panel, kind).locator("img"))];
  return [picture.x - view.x - 1, picture.y - view.y - 1, picture.width].map((pixels) => Math.round((pixels / (view.width - 2)) * 1000) / 1000 + 0);
}

/** The one place that all three pictures have. */
async function linkedPlace(panel: Locator): Promise<readonly number[]> {
  const places = await Promise.all(kinds.map((kind) => placeOf(panel, kind)));
  expect(places[1]).toEqual(places[0]);
  expect(places[2]).toEqual(places[0]);
  return places[0]!;
}

const whole = [0, 0, 1];
const topOf = async (locator: Locator) => (await boxOf(locator)).y;

test("keys and buttons zoom all pictures of the panel, and no other", () =>
  withReport({ report: calmReport }, async (page) => {
    const panel = panelOf(page, "Fig. 2b");
    expect(await linkedPlace(panel)).toEqual(whole);
    await page.keyboard.press("+");
    expect((await linkedPlace(panel))[2]).toBe(1.5);
    await page.getByRole("button", { name: "Zoom in" }).click();
    expect((await linkedPlace(panel))[2]).toBe(2.25);
    expect(await page.getByRole("status").innerText()).toContain("2.3×");
    await page.keyboard.press("-");
    await page.getByRole("button", { name: "Zoom out" }).click();
    expect(await linkedPlace(panel)).toEqual(whole);
    await page.keyboard.press("-");
    expect(await linkedPlace(panel)).toEqual(whole);
    for (let times = 0; times < 10; times++) await page.keyboard.press("+");
    expect((await linkedPlace(panel))[2]).toBe(16);
    expect(await linkedPlace(panelOf(page, "Fig. 2d"))).toEqual(whole);
    await page.keyboard.press("0");
    expect(await linkedPlace(panel)).toEqual(whole);
    await page.keyboard.press("+");
    await page.getByRole("button", { name: "whole picture" }).click();
    expect(await linkedPlace(panel)).toEqual(whole);
  }));

test("the wheel with Ctrl zooms about the pointer; without, the page scrolls", () =>
  withReport({ report: calmReport }, async (page) => {
    const panel = panelOf(page, "Fig. 2b");
    const box = await boxOf(viewOf(panel, "after"));
    await page.mouse.move(box.x + 1 + (box.width - 2) * 0.25, box.y + 1 + (box.height - 2) * 0.5);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    await expect.poll(async () => (await placeOf(panel, "after"))[2]).toBeGreaterThan(1.2);
    const [x, , width] = await linkedPlace(panel);
    // what was at a quarter of the width is there still
    expect(x! + 0.25 * width!).toBeCloseTo(0.25, 2);
    const before = await topOf(panel);
    await page.mouse.wheel(0, 120);
    await expect.poll(() => topOf(panel)).toBeLessThan(before);
    expect((await linkedPlace(panel))[2]).toBe(width);
  }));

test("a zoomed picture is moved by dragging and by arrow keys, never out of its view", () =>
  withReport({ report: calmReport }, async (page) => {
    const panel = panelOf(page, "Fig. 2b");
    await panel.locator(".stage").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    const [x, y] = await linkedPlace(panel);
    const box = await boxOf(viewOf(panel, "before"));
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 80, { steps: 5 });
    await page.mouse.up();
    const [dragged, lifted] = await linkedPlace(panel);
    expect((dragged! - x!) * (box.width - 2)).toBeCloseTo(-40, 0);
    expect((lifted! - y!) * (box.width - 2)).toBeCloseTo(-20, 0);
    await page.mouse.move(box.x + 5, box.y + 5);
    expect(await linkedPlace(panel)).toEqual([dragged, lifted, 2.25]);
    await page.keyboard.press("ArrowLeft");
    expect((await linkedPlace(panel))[0]).toBeCloseTo(dragged! + 0.1, 2);
    for (let times = 0; times < 30; times++) await page.keyboard.press("ArrowRight");
    expect((await linkedPlace(panel))[0]).toBe(-1.25);
    for (let times = 0; times < 30; times++) await page.keyboard.press("ArrowUp");
    expect((await linkedPlace(panel))[1]).toBe(0);
    await page.keyboard.press("Escape");
    expect(await linkedPlace(panel)).toEqual(whole);
  }));

test("zoom holds while pictures lie over each other, from both halves of Swipe", () =>
  withReport({ report: calmReport }, async (page) => {
    const panel = panelOf(page, "Fig. 2b");
    await page.keyboard.press("2");
    await page.keyboard.press("+");
    const drag = async (share: number) => {
      const box = await boxOf(viewOf(panel, "before"));
      const start = box.x + box.width * share;
      const before = (await placeOf(panel, "after"))[0]!;
      await page.mouse.move(start, box.y + 100);
      await page.mouse.down();
      await page.mouse.move(start - 50, box.y + 100, { steps: 3 });
      await page.mouse.up();
      expect(await placeOf(panel, "after")).toEqual(await placeOf(panel, "before"));
      return ((await placeOf(panel, "after"))[0]! - before) * (box.width - 2);
    };
    expect(Math.abs((await drag(0.25)) + 50)).toBeLessThan(2);
    expect(Math.abs((await drag(0.75)) + 50)).toBeLessThan(2);
    expect(await panel.getByRole("slider").inputValue()).toBe("50");
  }));

test("the page opens at the first panel that changed, unless something urgent stands above", async () => {
  await withReport({ report: calmReport }, async (page) => {
    expect(await topOf(panelOf(page, "Fig. 2b"))).toBeLessThan(150);
    expect(await page.evaluate("scrollY")).toBeGreaterThan(300);
    expect(await page.getByRole("status").innerText()).toBe("Fig. 2b, 1 of 7");
  });
  await withReport({}, async (page) => {
    expect(await page.evaluate("scrollY")).toBe(0);
    await page.keyboard.press("n");
    expect(await page.getByRole("status").innerText()).toBe("Fig. 2b, 1 of 7");
  });
});

test("n and p, and their buttons, go through the panels that changed", () =>
  withReport({ report: calmReport }, async (page) => {
    const here = () => page.getByRole("status").innerText();
    await page.keyboard.press("p");
    expect(await here()).toBe("Fig. 2b, 1 of 7");
    const order: string[] = [];
    for (let times = 0; times < 7; times++) {
      await page.keyboard.press("n");
      order.push((await here()).split(",")[0]!);
    }
    expect(order).toEqual(["Fig. 2d", "Fig. 3a", "Fig. 3b", "Fig. 6a", "Fig. 7a", "Fig. 9a", "Fig. 9a"]);
    await page.getByRole("button", { name: "Previous panel" }).click();
    expect(await here()).toBe("Fig. 7a, 6 of 7");
    await page.getByRole("button", { name: "Next panel" }).click();
    await page.keyboard.press("p");
    const panel = panelOf(page, "Fig. 7a");
    await expectBelowToolbar(page, panel);
    expect(await panel.locator(".stage").evaluate((stage) => stage === stage.ownerDocument.activeElement)).toBe(true);
  }));

/** Neither behind the toolbar nor far from it. */
async function expectBelowToolbar(page: Page, panel: Locator): Promise<void> {
  const { y, height } = await boxOf(page.locator(".toolbar"));
  expect(await topOf(panel)).toBeGreaterThanOrEqual(y + height);
  expect(await topOf(panel)).toBeLessThan(y + height + 40);
}

test("on a narrow screen a panel is not behind the toolbar either", () =>
  withReport({ report: calmReport, viewport: { width: 320, height: 640 } }, async (page) => {
    await expectBelowToolbar(page, panelOf(page, "Fig. 2b"));
    await page.keyboard.press("4");
    await page.keyboard.press("n");
    await expectBelowToolbar(page, panelOf(page, "Fig. 2d"));
  }));

test("keys zoom the panel that is seen, not the one that was left", () =>
  withReport({ report: calmReport }, async (page) => {
    await panelOf(page, "Fig. 9a").locator(".stage").scrollIntoViewIfNeeded();
    await page.keyboard.press("+");
    expect(await linkedPlace(panelOf(page, "Fig. 2b"))).toEqual(whole);
    expect(await page.getByRole("status").innerText()).toContain("1.5×");
  }));

test("keys are left alone while someone types, with other keys held, and when they are not wanted", () =>
  withReport({ report: calmReport }, async (page: Page) => {
    await page.evaluate(`document.querySelector("main").prepend(Object.assign(document.createElement("input"), { id: "typed" }))`);
    await page.locator("#typed").focus();
    await page.keyboard.type("24n+");
    expect(await page.locator("#typed").inputValue()).toBe("24n+");
    expect(await modeOf(page)).toEqual(["Side by side"]);
    await page.locator("#typed").evaluate((input) => input.blur());
    await page.keyboard.press("Alt+2");
    expect(await modeOf(page)).toEqual(["Side by side"]);
    const listen = page.getByRole("checkbox", { name: "Listen to keys" });
    await listen.uncheck();
    await page.keyboard.press("2");
    expect(await modeOf(page)).toEqual(["Side by side"]);
    await listen.check();
    await page.keyboard.press("2");
    expect(await modeOf(page)).toEqual(["Swipe"]);
  }));
