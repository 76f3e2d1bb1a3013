/** Field of view of the plate of Fig. 2i; 2.4 µm from corner to corner fit in. */
export const fieldNm = 2560;
const acrossCornersNm = 2400;

/** How much nearer than in a regular hexagon each side lies; grown plates are never regular. */
const nearer = [0, 0.03, 0.01, 0.04, 0, 0.02];
const turn = 0.19;
const sides = nearer.map((by, at) => {
  const angle = turn + (at * Math.PI) / 3;
  return { x: Math.cos(angle), y: Math.sin(angle), distance: (acrossCornersNm / 2) * Math.cos(Math.PI / 6) * (1 - by) };
});

/** Distance of a place to the nearest side of the hexagonal plate in nm, negative outside; x and y in nm from the lower left corner. */
export function depthInPlate(x: number, y: number): number {
  return Math.min(...sides.map((side) => side.distance - side.x * (x - fieldNm / 2) - side.y * (y - fieldNm / 2)));
}
