import { expect, test } from "vitest";
import { axisTitle } from "../../src/figure/unit.ts";

test("RSC puts a solidus between quantity and unit, others parentheses", () => {
  const voltage = { label: "Voltage", unit: "V", versus: "Na^{+}/Na" };
  expect(axisTitle(voltage, "solidus")).toBe("Voltage / V vs. Na^{+}/Na");
  expect(axisTitle(voltage, "parentheses")).toBe("Voltage (V vs. Na^{+}/Na)");
});

test("per cent stands in parentheses in both styles; a pure number has no unit", () => {
  expect(axisTitle({ label: "Efficiency", unit: "%" }, "solidus")).toBe("Efficiency (%)");
  expect(axisTitle({ label: "Cycle number", unit: "1" }, "solidus")).toBe("Cycle number");
});

test("division becomes negative powers with a true minus", () => {
  expect(axisTitle({ label: "Specific capacity", unit: "mAh/g" }, "solidus")).toBe("Specific capacity / mA h g^{−1}");
  expect(axisTitle({ label: "Rate", unit: "nmol/min/g" }, "parentheses")).toBe("Rate (nmol min^{−1} g^{−1})");
});

test("a unit with a power is printed with it", () => {
  expect(axisTitle({ label: "|*χ*(*R*)|", unit: "Ao-4" }, "solidus")).toBe("|*χ*(*R*)| / Å^{−4}");
  expect(axisTitle({ label: "*V*", unit: "Ao3" }, "solidus")).toBe("*V* / Å^{3}");
});
